package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Component;
import dev.seawall.core.kubernetes.Container;
import java.util.List;

/**
 * A well-known component in a version that has a well-known flaw: Argo CD (CVE-2022-24348), Grafana
 * (CVE-2022-39328), Kyverno (CVE-2022-47633).
 */
public final class ComponentWithKnownFlaw implements Check<Container> {
  /** A flaw of one component, from a version up to the one that fixes it. */
  private record Flaw(
      String path, Component.Version from, Component.Version fixed, String name, String what) {}

  private static final List<Flaw> FLAWS =
      List.of(
          flaw("argoproj/argocd", 0, 0, 0, 2, 1, 9, "CVE-2022-24348", "reads others' files"),
          flaw("argoproj/argocd", 2, 2, 0, 2, 2, 4, "CVE-2022-24348", "reads others' files"),
          flaw("grafana/grafana", 9, 2, 0, 9, 2, 4, "CVE-2022-39328", "lets users past login"),
          flaw("kyverno/kyverno", 1, 8, 3, 1, 8, 5, "CVE-2022-47633", "accepts unsigned images"));

  @Override
  public Spec<Container> spec() {
    return Spec.check("component-with-known-flaw").severity(HIGH).judges(Container.class);
  }

  private static Flaw flaw(
      String path, int a, int b, int c, int x, int y, int z, String name, String what) {
    return new Flaw(path, Component.Version.of(a, b, c), Component.Version.of(x, y, z), name, what);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    Component component = container.component();
    boolean known = false;
    for (Flaw each : FLAWS) {
      if (!component.is(each.path()) || component.version().isEmpty()) {
        continue;
      }
      known = true;
      Component.Version version = component.version().get();
      if (!version.isBefore(each.from()) && version.isBefore(each.fixed())) {
        return fail(
            container.image(), "%s %s %s (%s)", each.path(), version, each.what(), each.name());
      }
    }
    return known ? pass() : notApplicable();
  }
}
