package dev.seawall.cli;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds checks by what users call them. */
final class Checks {
  private static final int CLOSE = 4;

  private Checks() {}

  /** The checks that an id, or an id of another scanner, stands for; a usage error when none is. */
  static List<Check<?>> named(Catalogue catalogue, String name) {
    List<Check<?>> found = new ArrayList<>();
    catalogue.find(name).ifPresent(found::add);
    if (found.isEmpty()) {
      found.addAll(catalogue.equivalentTo(name));
    }
    if (found.isEmpty()) {
      throw CommandException.usage("no check is called " + name + suggestion(catalogue, name));
    }
    return found;
  }

  /** The catalogue with only some checks, or without some. */
  static Catalogue choose(Catalogue all, List<String> only, List<String> excluded) {
    Set<String> wanted = ids(all, only);
    Set<String> unwanted = ids(all, excluded);
    return new Catalogue(
        all.checks().stream()
            .filter(check -> wanted.isEmpty() || wanted.contains(check.spec().id()))
            .filter(check -> !unwanted.contains(check.spec().id()))
            .toList());
  }

  private static Set<String> ids(Catalogue all, List<String> names) {
    Set<String> ids = new TreeSet<>();
    for (String name : names) {
      named(all, name).forEach(check -> ids.add(check.spec().id()));
    }
    return ids;
  }

  private static String suggestion(Catalogue catalogue, String name) {
    return catalogue.checks().stream()
        .map(check -> check.spec().id())
        .min(Comparator.comparingInt(id -> distance(id, name)))
        .filter(id -> distance(id, name) <= CLOSE)
        .map(id -> "; did you mean " + id + "?")
        .orElse("; see seawall checks list");
  }

  /** How many letters must change to make one word of another (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
