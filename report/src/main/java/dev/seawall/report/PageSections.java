package dev.seawall.report;

import dev.seawall.core.check.CheckPage;
import java.util.ArrayList;
import java.util.List;

/** The order in which the sections of a check's page are shown: why, how to fix, when to accept. */
final class PageSections {
  private static final List<String> ORDER = List.of("Why ", "How to fix", "When to accept");

  private PageSections() {}

  /** The titles of the sections that advise, without the examples. */
  static List<String> advice(CheckPage page) {
    List<String> titles = new ArrayList<>();
    for (String start : ORDER) {
      page.sections().keySet().stream().filter(each -> each.startsWith(start)).forEach(titles::add);
    }
    page.sections().keySet().stream()
        .filter(each -> !titles.contains(each))
        .filter(each -> !each.equals(CheckPage.FAILS) && !each.equals(CheckPage.PASSES))
        .sorted()
        .forEach(titles::add);
    return titles;
  }
}
