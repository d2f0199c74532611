package dev.seawall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seawall.report.Outputs;
import dev.seawall.report.Screen;
import dev.seawall.report.escape.TerminalText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine.Option;

/** What the program prints to, and the option that decides on its colours. */
final class Terminal {
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      completionCandidates = Candidates.Colours.class,
      description = "Colours on the terminal: auto (the default), always or never.")
  private Screen.Choice color = Screen.Choice.AUTO;

  /** The screen of the standard output. */
  Screen screen() {
    return Screen.of(
        System.getenv(), isTerminal(Stream.OUTPUT), 0, color, Charset.defaultCharset());
  }

  /** The streams of the program, by the numbers of their descriptors. */
  enum Stream {
    INPUT,
    OUTPUT,
    ERROR
  }

  /**
   * Whether a stream is a terminal. The launcher looks and tells the numbers of those that are;
   * without it Java knows only whether input and output both are.
   */
  static boolean isTerminal(Stream stream) {
    String told = System.getenv("SEAWALL_TERMINALS");
    if (told != null) {
      return told.contains(String.valueOf(stream.ordinal()));
    }
    return System.console() != null && System.console().isTerminal();
  }

  /** A line that says how far a command is. */
  static ProgressLine progress() {
    int width = Screen.of(System.getenv(), false, 0, Screen.Choice.NEVER, UTF_8).width();
    return new ProgressLine(System.err, isTerminal(Stream.ERROR), width);
  }

  /** A message for standard error: on one line, and without what a terminal would obey. */
  static String message(String text) {
    return "seawall: " + TerminalText.escape(text, true);
  }

  /** Prints lines that hold names by others: each without what a terminal would obey. */
  static void printLines(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(TerminalText.escape(line, true)).append('\n');
    }
    print(text.toString());
  }

  /** Prints a text of our own as it is. */
  static void print(String text) {
    Outputs.print(out -> out.write(text.getBytes(UTF_8)), standardOutput());
  }

  /** Where the output of a command goes instead of the program's, for whoever runs it inside. */
  static final ScopedValue<OutputStream> OUTPUT = ScopedValue.newInstance();

  /** Standard output without a print stream's habit of swallowing errors. */
  static OutputStream standardOutput() {
    return OUTPUT.isBound() ? OUTPUT.get() : new FileOutputStream(FileDescriptor.out);
  }
}
