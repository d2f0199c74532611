package dev.seawall.checks;

import java.util.Collection;
import java.util.List;

/** Names as a message tells them: a few written out, the rest counted. */
public record Listed(List<String> names) {
  private static final int SHOWN = 4;

  public Listed {
    names = List.copyOf(names);
  }

  public static Listed of(Collection<?> things) {
    return new Listed(things.stream().map(String::valueOf).toList());
  }

  /** {@code a, b and 3 more}. */
  @Override
  public String toString() {
    if (names.size() <= SHOWN) {
      return String.join(", ", names);
    }
    return String.join(", ", names.subList(0, SHOWN - 1))
        + " and "
        + (names.size() - SHOWN + 1)
        + " more";
  }
}
