package dev.seawall.cli;

import dev.seawall.cli.CompletionCommand.Shell;
import dev.seawall.core.check.CheckException;
import dev.seawall.core.check.Severity;
import dev.seawall.report.OutputException;
import dev.seawall.report.Screen.Choice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's entry: it hands the arguments to picocli and exits with the command's code. */
@Command(
    name = "seawall",
    description = "Finds what is wrong in an Amazon EKS cluster and in the files that create it.")
public final class Seawall {
  /** In the order that help tells them. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          ScanCommand.class,
          CollectCommand.class,
          DemoCommand.class,
          PsaCommand.class,
          IamCommand.class,
          ChecksCommand.class,
          ExplainCommand.class,
          PreflightCommand.class,
          PermissionsCommand.class,
          CompletionCommand.class,
          VersionCommand.class,
          DevCommand.class);

  private Seawall() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    // the same words, digits and letters' cases in every country
    Locale.setDefault(Locale.ROOT);
    String[] asked = withoutHelpWord(arguments);
    exit(run(commandLineFor(asked), asked));
  }

  /**
   * Ends the process, in which everything has been written and closed by now. {@code System.exit}
   * first looks for a logger of exits in every jar, which takes longer than many a command; whoever
   * looks into the process needs its hooks.
   */
  private static void exit(int code) {
    System.out.flush();
    System.err.flush();
    if (isLookedInto()) {
      System.exit(code);
    }
    Runtime.getRuntime().halt(code);
  }

  private static boolean isLookedInto() {
    return System.getenv("SEAWALL_DEBUG") != null;
  }

  /** {@code help scan} is how many programs spell {@code scan --help}. */
  static String[] withoutHelpWord(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
    asked[arguments.length - 1] = "--help";
    return asked;
  }

  /** Runs a command to its exit code; no error of the machine passes for "findings". */
  static int run(CommandLine program, String... arguments) {
    try {
      return program.execute(arguments);
    } catch (OutOfMemoryError e) {
      return tell(
          program,
          "out of memory with a heap of "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB; give it more with JAVA_TOOL_OPTIONS=-Xmx2g or scan less at once",
          ExitCode.INTERNAL);
    } catch (ServiceConfigurationError e) {
      return tell(program, BrokenChecks.sentence(e), ExitCode.USAGE);
    } catch (StackOverflowError | LinkageError | AssertionError e) {
      return fault(program, e);
    }
  }

  /** The program with all its commands. */
  static CommandLine commandLine() {
    return with(COMMANDS);
  }

  /**
   * The program with the command that is asked for, where it is one: to describe all of them takes
   * longer than some of them run.
   */
  static CommandLine commandLineFor(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0 && isCalled(command, arguments[0]))
        .filter(command -> command != CompletionCommand.class)
        .findFirst()
        .map(command -> with(List.of(command)))
        .orElseGet(Seawall::commandLine);
  }

  private static boolean isCalled(Class<?> command, String name) {
    return command.getAnnotation(Command.class).name().equals(name);
  }

  private static CommandLine with(List<Class<?>> commands) {
    CommandLine program = new CommandLine(new Seawall());
    commands.forEach(program::addSubcommand);
    program
        .getCommandSpec()
        .version(VersionCommand.line())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version of Seawall and of Java.")
                .build())
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("Say how a command is used.")
                .build());
    return program
        // a file called @name is a file to read, not a list of arguments
        .setExpandAtFiles(false)
        .registerConverter(Style.class, Words.reader(Style.class))
        .registerConverter(Shell.class, Words.reader(Shell.class))
        .registerConverter(Choice.class, Words.reader(Choice.class))
        .registerConverter(Severity.class, Words.reader(Severity.class))
        .setExecutionStrategy(Seawall::execute)
        .setParameterExceptionHandler(Seawall::misused)
        .setExecutionExceptionHandler(Seawall::failed);
  }

  /** Runs the command, or prints the help that was asked for as commands print their results. */
  private static int execute(ParseResult parsed) {
    CommandLine program = parsed.commandSpec().commandLine();
    StringWriter help = new StringWriter();
    PrintWriter out = program.getOut();
    program.setOut(new PrintWriter(help));
    Integer code = CommandLine.executeHelpRequest(parsed);
    program.setOut(out);
    if (code == null) {
      refuseEmptyValues(parsed);
      return new RunLast().execute(parsed);
    }
    if (!parsed.hasSubcommand() && !parsed.unmatched().isEmpty()) {
      throw new UnmatchedArgumentException(program, parsed.unmatched());
    }
    try {
      Terminal.print(help.toString());
    } catch (OutputException e) {
      throw new ExecutionException(program, String.valueOf(e.getMessage()), e);
    }
    return code;
  }

  /** A variable of the shell that is not set must not mean all namespaces, or no baseline. */
  private static void refuseEmptyValues(ParseResult parsed) {
    for (OptionSpec option : parsed.matchedOptions()) {
      boolean hasValue = !option.typeInfo().isBoolean();
      if (hasValue && option.originalStringValues().stream().anyMatch(String::isBlank)) {
        throw new ParameterException(
            parsed.commandSpec().commandLine(),
            option.longestName() + " is empty; expected " + option.paramLabel());
      }
    }
    if (parsed.hasSubcommand()) {
      refuseEmptyValues(parsed.subcommand());
    }
  }

  private static int misused(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    String message = String.valueOf(exception.getMessage());
    if (exception instanceof UnmatchedArgumentException unmatched) {
      message = Suggestions.unmatched(command.getCommandSpec(), unmatched.getUnmatched());
    }
    if (arguments.length == 0) {
      message = "expected a command: " + String.join(", ", visible(command));
    }
    return tell(
        command,
        message
            + (message.endsWith("?") ? " See " : "; see ")
            + command.getCommandSpec().qualifiedName()
            + " --help",
        ExitCode.USAGE);
  }

  private static List<String> visible(CommandLine program) {
    return program.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(each -> !each.usageMessage().hidden())
        .map(each -> each.name())
        .toList();
  }

  private static int failed(Exception exception, CommandLine command, ParseResult parsed) {
    return switch (exception) {
      case CommandException known ->
          tell(command, String.valueOf(known.getMessage()), known.exitCode());
      case OutputException output ->
          tell(
              command,
              String.valueOf(output.getMessage()),
              switch (output.code()) {
                case USAGE -> ExitCode.USAGE;
                case UNWRITABLE -> ExitCode.INCOMPLETE;
              });
      case CheckException check -> tell(command, BrokenChecks.sentence(check), ExitCode.USAGE);
      default -> fault(command, exception);
    };
  }

  private static int fault(CommandLine command, Throwable fault) {
    int code =
        tell(
            command,
            "a fault in Seawall itself: " + fault + " (run with SEAWALL_DEBUG=1 for where)",
            ExitCode.INTERNAL);
    if (isLookedInto()) {
      fault.printStackTrace(command.getErr());
    }
    return code;
  }

  private static int tell(CommandLine command, String message, int code) {
    command.getErr().println(Terminal.message(message));
    return code;
  }
}
