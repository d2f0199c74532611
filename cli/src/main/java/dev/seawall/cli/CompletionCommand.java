package dev.seawall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code seawall completion}: a script that completes commands and options. */
@Command(
    name = "completion",
    description = {
      "Print a completion script.",
      "bash, zsh: source <(seawall completion bash)",
      "fish: seawall completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells there are scripts for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  CompletionCommand() {}

  @Override
  public Integer call() {
    CommandLine program = spec.root().commandLine();
    String script =
        switch (shell) {
          // picocli's script is for both
          case BASH, ZSH -> AutoComplete.bash("seawall", program);
          case FISH -> fish(program);
        };
    Terminal.print(script);
    return ExitCode.CLEAN;
  }

  private static String fish(CommandLine program) {
    StringBuilder script = new StringBuilder();
    commands(script, program.getCommandSpec(), "__fish_use_subcommand");
    program
        .getSubcommands()
        .forEach(
            (name, command) -> {
              String seen = "__fish_seen_subcommand_from " + name;
              commands(script, command.getCommandSpec(), seen);
              for (OptionSpec option : command.getCommandSpec().options()) {
                script
                    .append("complete -c seawall -n '" + seen + "' -l ")
                    .append(option.longestName().replaceFirst("^--", ""))
                    .append(option.arity().max() > 0 ? " -r" : "")
                    .append(values(option.completionCandidates()))
                    .append(description(option.description()))
                    .append('\n');
              }
            });
    return script.toString();
  }

  private static void commands(StringBuilder script, CommandSpec command, String condition) {
    command
        .subcommands()
        .forEach(
            (name, each) ->
                script
                    .append("complete -c seawall -n '" + condition + "' -a " + name)
                    .append(description(each.getCommandSpec().usageMessage().description()))
                    .append('\n'));
  }

  private static String values(@Nullable Iterable<String> candidates) {
    return candidates == null ? "" : " -f -a '" + String.join(" ", candidates) + "'";
  }

  private static String description(String[] lines) {
    return lines.length == 0 ? "" : " -d '" + lines[0].replace("'", "\\'") + "'";
  }
}
