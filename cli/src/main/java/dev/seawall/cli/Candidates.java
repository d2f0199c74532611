package dev.seawall.cli;

import dev.seawall.checks.podsecurity.Level;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Severity;
import dev.seawall.report.Format;
import dev.seawall.report.Screen;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;

/** The values that completion scripts propose for options that take one of a few. */
final class Candidates {
  private Candidates() {}

  /** The formats of a report. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Format.values()).map(Format::word).iterator();
    }
  }

  /** The formats of an answer that is no report. */
  static final class Styles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words(Style.values());
    }
  }

  /** What {@code --color} takes. */
  static final class Colours implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words(Screen.Choice.values());
    }
  }

  /** The shells that there are scripts for. */
  static final class Shells implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words(CompletionCommand.Shell.values());
    }
  }

  /** The levels of the Pod Security Standards. */
  static final class Levels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words(Level.values());
    }
  }

  private static Iterator<String> words(Enum<?>[] values) {
    return Words.of(values).iterator();
  }

  /** What {@code --fail-on} takes. */
  static final class Severities implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      Stream<String> words = Arrays.stream(Severity.values()).map(Severity::word);
      return Stream.concat(words, Stream.of("never")).iterator();
    }
  }

  /** The ids of all checks. */
  static final class CheckIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Catalogue.load().checks().stream().map(check -> check.spec().id()).iterator();
    }
  }
}
