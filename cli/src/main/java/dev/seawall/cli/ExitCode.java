package dev.seawall.cli;

/** What the exit codes mean, in every command. */
final class ExitCode {
  /** Everything was read and nothing is wrong. */
  static final int CLEAN = 0;

  /** There are findings at or above the asked severity. */
  static final int FINDINGS = 1;

  /** The command line or a settings file is wrong; nothing was done. */
  static final int USAGE = 2;

  /** Something was not read or could not be judged. */
  static final int INCOMPLETE = 3;

  /** A fault in Seawall itself. */
  static final int INTERNAL = 4;

  private ExitCode() {}
}
