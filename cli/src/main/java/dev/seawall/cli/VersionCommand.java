package dev.seawall.cli;

import picocli.CommandLine.Command;

/** {@code seawall version}: prints the program's version and the Java runtime's. */
@Command(name = "version", description = "Print the version of Seawall and of Java.")
final class VersionCommand implements Runnable {

  VersionCommand() {}

  @Override
  public void run() {
    Terminal.print(line() + "\n");
  }

  static String line() {
    return "seawall " + SeawallVersion.current() + " (Java " + Runtime.version().feature() + ")";
  }
}
