package dev.seawall.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Candidates.Shells.class,
      description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  CompletionCommand() {}

  @Override
  public Integer call() {
    CommandLine program = spec.root().commandLine();
    String script =
        switch (shell) {
          // picocli's script is for both
          case BASH, ZSH -> bash(program);
          case FISH -> FishCompletion.of(program);
        };
    Terminal.print(script);
    return ExitCode.CLEAN;
  }

  /** Without the generator's advice on where to put the script, which is not how ours is used. */
  private static String bash(CommandLine program) {
    return AutoComplete.bash("seawall", program)
        .replaceFirst(
            "\\A#!.*\\n(#.*\\n)+",
            "# Completion of seawall for bash and zsh, written by picocli.\n");
  }
}
