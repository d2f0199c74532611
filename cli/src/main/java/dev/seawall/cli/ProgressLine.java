package dev.seawall.cli;

import dev.seawall.report.escape.Columns;
import dev.seawall.report.escape.TerminalText;
import java.io.PrintStream;

/**
 * One line on standard error that says how far the work is: redrawn, gone at the end, and only on a
 * terminal for work that takes longer than a second.
 */
final class ProgressLine implements AutoCloseable {
  private static final long DELAY = 1_000_000_000L;
  private static final long EVERY = 100_000_000L;
  private final PrintStream terminal;
  private final boolean wanted;
  private final int width;
  private final long start = System.nanoTime();
  private long last = start;
  private int shown;

  ProgressLine(PrintStream terminal, boolean wanted, int width) {
    this.terminal = terminal;
    this.wanted = wanted;
    this.width = width;
  }

  /** Says something, unless something was said a moment ago. */
  synchronized void say(String what) {
    long now = System.nanoTime();
    if (!wanted || now - start < DELAY || now - last < EVERY) {
      return;
    }
    last = now;
    String line = fitted(what, width);
    terminal.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    terminal.flush();
    shown = line.length();
  }

  /** In the columns there are: what wraps is never wiped. The last one may wrap by itself. */
  static String fitted(String what, int width) {
    return Columns.fit(TerminalText.escape(what, true), width - 1, "...");
  }

  /** Wipes the line. */
  @Override
  public synchronized void close() {
    if (shown > 0) {
      terminal.print("\r" + " ".repeat(shown) + "\r");
      terminal.flush();
      shown = 0;
    }
  }
}
