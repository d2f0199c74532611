package dev.seawall.cli;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds checks by what users call them. */
final class Checks {
  private Checks() {}

  /** The checks that an id, or an id of another scanner, stands for; a usage error when none is. */
  static List<Check<?>> named(Catalogue catalogue, String name) {
    if (name.isBlank()) {
      throw CommandException.usage("the id of a check is empty; see seawall checks list");
    }
    List<Check<?>> found = new ArrayList<>();
    catalogue.find(name).ifPresent(found::add);
    if (found.isEmpty()) {
      found.addAll(catalogue.equivalentTo(name));
    }
    if (found.isEmpty()) {
      throw CommandException.usage(
          "no check is called "
              + name
              + meant(
                  Suggestions.some(
                      name, catalogue.checks().stream().map(check -> check.spec().id()).toList())));
    }
    return found;
  }

  private static String meant(List<String> ids) {
    return ids.isEmpty()
        ? "; see seawall checks list"
        : "; did you mean " + String.join(" or ", ids) + "?";
  }

  /** The catalogue with only some checks, or without some; never without all. */
  static Catalogue choose(
      Catalogue all, List<String> only, List<String> excluded, Settings settings) {
    Set<String> wanted = ids(all, only);
    Set<String> unwanted = ids(all, excluded);
    unwanted.addAll(excludedBy(all, settings));
    List<Check<?>> left =
        all.checks().stream()
            .filter(check -> wanted.isEmpty() || wanted.contains(check.spec().id()))
            .filter(check -> !unwanted.contains(check.spec().id()))
            .toList();
    if (left.isEmpty()) {
      throw CommandException.usage(
          "every check that is asked for is excluded too; expected at least one that is not");
    }
    return new Catalogue(left);
  }

  /** The checks of some sections, each the package that its checks are in, such as eks. */
  static Catalogue ofSections(Catalogue all, List<String> sections) {
    Set<String> known = new TreeSet<>();
    all.checks().forEach(check -> known.add(section(check)));
    for (String each : sections) {
      if (!known.contains(each)) {
        throw CommandException.usage(
            "no section is called " + each + "; there are " + String.join(", ", known));
      }
    }
    return new Catalogue(
        all.checks().stream().filter(check -> sections.contains(section(check))).toList());
  }

  private static String section(Check<?> check) {
    String name = check.getClass().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Set<String> excludedBy(Catalogue all, Settings settings) {
    try {
      return ids(all, settings.excludedChecks());
    } catch (CommandException e) {
      throw CommandException.usage("exclude-checks of the settings: " + e.getMessage());
    }
  }

  private static Set<String> ids(Catalogue all, List<String> names) {
    Set<String> ids = new TreeSet<>();
    for (String name : names) {
      named(all, name).forEach(check -> ids.add(check.spec().id()));
    }
    return ids;
  }
}
