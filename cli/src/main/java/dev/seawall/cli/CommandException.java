package dev.seawall.cli;

/** Ends a command with an exit code and one sentence for the user. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** What the user asked for makes no sense. */
  static CommandException usage(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }

  /** What was asked for could not be read. */
  static CommandException incomplete(String message) {
    return new CommandException(ExitCode.INCOMPLETE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
