package dev.seawall.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What somebody who misspelt a word may have meant. */
final class Suggestions {
  private static final int CLOSE = 4;
  private static final int SHORTEST = 3;
  private static final int MOST = 4;

  private Suggestions() {}

  /** The nearest of the words, when it is near; of several one that goes on where it ends. */
  static Optional<String> of(String word, Collection<String> words) {
    int most = Math.min(CLOSE, word.length() / 2);
    return words.stream()
        .min(
            Comparator.<String>comparingInt(each -> distance(each, word))
                .thenComparing(each -> !each.startsWith(word))
                .thenComparing(Comparator.naturalOrder()))
        .filter(each -> distance(each, word) <= most);
  }

  /**
   * The words that somebody may have meant: the nearest when it is near, else some that hold the
   * word.
   */
  static List<String> some(String word, Collection<String> words) {
    Optional<String> near = of(word, words);
    if (near.isPresent() || word.length() < SHORTEST) {
      return near.stream().toList();
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(each -> each.contains(lower))
        .sorted(
            Comparator.<String, Boolean>comparing(each -> !each.startsWith(lower))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /** A sentence on arguments that a command does not know. */
  static String unmatched(CommandSpec command, List<String> arguments) {
    String first = arguments.getFirst();
    boolean isOption = first.startsWith("-");
    String name = isOption ? first.replaceFirst("=.*", "") : first;
    Collection<String> known =
        isOption ? command.optionsMap().keySet() : command.subcommands().keySet();
    String meant = of(name, known).map(each -> "; did you mean " + each + "?").orElse("");
    String what = isOption ? "option" : command.subcommands().isEmpty() ? "argument" : "command";
    return command.qualifiedName() + " has no " + what + " " + name + meant;
  }

  /** How many letters must change to make one word of another, a swap of two being one. */
  private static int distance(String from, String to) {
    int[][] rows = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          rows[i][j] = i + j;
          continue;
        }
        int change = rows[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        rows[i][j] = Math.min(change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[from.length()][to.length()];
  }
}
