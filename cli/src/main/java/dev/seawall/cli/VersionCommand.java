package dev.seawall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code seawall version}: prints the program's version and the Java runtime's. */
@Command(name = "version", description = "Print the version of Seawall and of Java.")
final class VersionCommand implements Runnable {

  @Spec private CommandSpec spec;

  VersionCommand() {}

  @Override
  public void run() {
    spec.commandLine().getOut().println(line());
  }

  static String line() {
    return "seawall " + SeawallVersion.current() + " (Java " + Runtime.version().feature() + ")";
  }
}
