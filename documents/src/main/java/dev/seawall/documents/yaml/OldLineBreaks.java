package dev.seawall.documents.yaml;

import java.util.Iterator;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The line breaks that YAML 1.1 knows and 1.2 does not: next line, line separator and paragraph
 * separator. kubectl reads 1.1, where what follows one of them in a comment is no comment. Lines of
 * texts that need them are counted as 1.1 counts them.
 */
final class OldLineBreaks {
  private static final char NEXT_LINE = '\u0085';
  private static final char LINE_SEPARATOR = '\u2028';
  private static final char PARAGRAPH_SEPARATOR = '\u2029';

  private OldLineBreaks() {}

  static boolean areIn(String text) {
    return text.indexOf(NEXT_LINE) >= 0 || areSeparatorsIn(text);
  }

  private static boolean areSeparatorsIn(String text) {
    return text.indexOf(LINE_SEPARATOR) >= 0 || text.indexOf(PARAGRAPH_SEPARATOR) >= 0;
  }

  /**
   * The text with the line breaks that 1.2 takes for such. Separators that all stand in quotes are
   * left, because there they change nothing but the quoted text, where 1.1 keeps them.
   */
  static String replaced(String text, Iterator<Event> events) {
    String lines = text.replace(NEXT_LINE, '\n');
    if (areSeparatorsIn(text) && !areAllQuoted(text, events)) {
      return lines.replace(LINE_SEPARATOR, '\n').replace(PARAGRAPH_SEPARATOR, '\n');
    }
    return lines;
  }

  private static boolean areAllQuoted(String text, Iterator<Event> events) {
    long quoted = 0;
    try {
      while (events.hasNext()) {
        if (events.next() instanceof ScalarEvent scalar
            && (scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
                || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED)) {
          quoted += separators(scalar.getValue());
        }
      }
    } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
    return quoted >= separators(text) && !hasEscapes(text);
  }

  /** An escaped separator would be counted for one that stands in a comment. */
  private static boolean hasEscapes(String text) {
    return text.contains("\\u202") || text.contains("\\U0000202");
  }

  private static long separators(String text) {
    return text.chars().filter(c -> c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR).count();
  }
}
