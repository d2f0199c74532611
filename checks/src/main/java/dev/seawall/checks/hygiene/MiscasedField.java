package dev.seawall.checks.hygiene;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.SecurityContext;
import dev.seawall.core.value.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field of a pod, of a container or of a security context that differs from a field of the API
 * ({@code PodSpec}, {@code Container}, {@code SecurityContext}) only by upper and lower case.
 */
public final class MiscasedField implements Check<PodTemplate> {
  private static final Set<String> PROTECTIVE =
      Set.of("automountServiceAccountToken", "hostUsers", "runtimeClassName", "securityContext");

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("miscased-field").severity(MEDIUM).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    List<Verdict.Fail> found = new ArrayList<>();
    pod.mapping("spec").value().ifPresent(spec -> find(pod, "spec", spec, FieldNames.POD, found));
    for (Container container : pod.containers()) {
      if (container.content() instanceof Mapping written) {
        find(container, "", written, FieldNames.CONTAINER, found);
      }
    }
    for (SecurityContext context : pod.securityContexts()) {
      if (context.content() instanceof Mapping written) {
        find(context, "", written, FieldNames.SECURITY_CONTEXT, found);
      }
    }
    found.sort(Comparator.comparing(each -> each.severity().orElse(MEDIUM)));
    return found.isEmpty() ? pass() : together(found);
  }

  /** The first of them, with all of them as evidence. */
  private static Verdict together(List<Verdict.Fail> found) {
    Verdict.Fail first = found.getFirst();
    List<Verdict.Seen> seen = found.stream().flatMap(each -> each.seen().stream()).toList();
    return new Verdict.Fail(seen, first.format(), first.arguments(), first.severity());
  }

  /** Adds the miscased keys of a mapping; those that take no protection away are low. */
  private static void find(
      Asset asset, String below, Mapping written, FieldNames names, List<Verdict.Fail> found) {
    for (int i = 0; i < written.length(); i++) {
      String key = written.key(i);
      Optional<String> meant = names.meantBy(key);
      if (meant.isEmpty() || !written.decides(i)) {
        continue;
      }
      String[] keys = below.isEmpty() ? new String[] {key} : new String[] {below, key};
      Verdict.Fail told =
          fail(
              asset.field(keys).map(value -> "not a field"),
              "%s sets %s, which is not %s",
              asset,
              key,
              meant.get());
      boolean protects = asset instanceof SecurityContext || PROTECTIVE.contains(meant.get());
      found.add(protects ? told : told.as(LOW));
    }
  }
}
