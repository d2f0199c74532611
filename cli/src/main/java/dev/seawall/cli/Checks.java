package dev.seawall.cli;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds checks by what users call them. */
final class Checks {
  private static final String SERVICES = "/META-INF/services/" + Check.class.getName();

  /** Where an id has a number as a word of its own, which the name of a class does not tell. */
  private static final Pattern NUMBER = Pattern.compile("-(?=[0-9])");

  private static final Pattern UPPER = Pattern.compile("(?<!^)[A-Z]");

  private Checks() {}

  /**
   * Whether each is the id of a check that comes with Seawall, whose class is named as its id, so
   * that it can be told without the catalogue; where it is not, the catalogue may still know it.
   */
  static boolean areOurs(List<String> ids) {
    if (ids.isEmpty()) {
      return true;
    }
    Set<String> known = registered();
    return ids.stream().allMatch(id -> known.contains(NUMBER.matcher(id).replaceAll("")));
  }

  private static Set<String> registered() {
    try (InputStream services = Check.class.getResourceAsStream(SERVICES)) {
      return services == null ? Set.of() : ids(services);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> ids(InputStream services) throws IOException {
    return new String(services.readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .map(name -> UPPER.matcher(name).replaceAll("-$0").toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

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
