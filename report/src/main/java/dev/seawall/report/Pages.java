package dev.seawall.report;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.check.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages of a catalogue's checks, read when first asked for. A check without one has its id. */
final class Pages {
  private final Catalogue catalogue;
  private final Map<String, CheckPage> pages = new HashMap<>();

  Pages(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  CheckPage of(String id) {
    return pages.computeIfAbsent(id, this::read);
  }

  String title(String id) {
    return of(id).title();
  }

  /** How bad a failure of the check usually is. */
  Severity severity(String id) {
    return catalogue.find(id).map(check -> check.spec().severity()).orElse(Severity.LOW);
  }

  private CheckPage read(String id) {
    return catalogue.find(id).filter(Pages::hasPage).map(CheckPage::of).orElseGet(() -> bare(id));
  }

  private static boolean hasPage(Check<?> check) {
    return check.getClass().getResource(check.spec().id() + ".md") != null;
  }

  private static CheckPage bare(String id) {
    return new CheckPage(id, List.of(), "", Map.of(), List.of());
  }
}
