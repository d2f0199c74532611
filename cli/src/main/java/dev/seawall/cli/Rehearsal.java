package dev.seawall.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs typical commands once, in one JVM and without printing, so that {@code ./seawall} can record
 * which classes they load (JEP 514).
 */
final class Rehearsal {

  private static final List<List<String>> COMMANDS =
      List.of(List.of("version"), List.of("--help"), List.of("help"));

  private Rehearsal() {}

  public static void main(String[] arguments) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    for (List<String> command : COMMANDS) {
      CommandLine commandLine = Seawall.commandLine().setOut(nowhere).setErr(nowhere);
      commandLine.execute(command.toArray(String[]::new));
    }
  }
}
