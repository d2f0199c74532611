package dev.seawall.cli;

import dev.seawall.report.OutputException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry: it hands the arguments to picocli and exits with the command's code. */
@Command(
    name = "seawall",
    description = "Finds what is wrong in an Amazon EKS cluster and in the files that create it.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ScanCommand.class,
      CollectCommand.class,
      PsaCommand.class,
      ChecksCommand.class,
      ExplainCommand.class,
      PreflightCommand.class,
      PermissionsCommand.class,
      CompletionCommand.class,
      VersionCommand.class
    })
public final class Seawall {

  private Seawall() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Seawall())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Seawall::misused)
        .setExecutionExceptionHandler(Seawall::failed);
  }

  private static int misused(CommandLine.ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("seawall: " + exception.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(
      Exception exception, CommandLine commandLine, CommandLine.ParseResult parsed) {
    if (exception instanceof CommandException known) {
      commandLine.getErr().println("seawall: " + known.getMessage());
      return known.exitCode();
    }
    if (exception instanceof OutputException output) {
      commandLine.getErr().println("seawall: " + output.getMessage());
      return switch (output.code()) {
        case USAGE -> ExitCode.USAGE;
        case UNWRITABLE -> ExitCode.INCOMPLETE;
      };
    }
    commandLine
        .getErr()
        .println(
            "seawall: a fault in Seawall itself: "
                + exception
                + " (run with SEAWALL_DEBUG=1 for where)");
    if (System.getenv("SEAWALL_DEBUG") != null) {
      exception.printStackTrace(commandLine.getErr());
    }
    return ExitCode.INTERNAL;
  }
}
