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
    pod.mapping("spec")
        .value()
        .ifPresent(spec -> find(pod, "spec", spec, FieldNames.POD).ifPresent(found::add));
    for (Container container : pod.containers()) {
      if (container.content() instanceof Mapping written) {
        find(container, "", written, FieldNames.CONTAINER).ifPresent(found::add);
      }
    }
    for (SecurityContext context : pod.securityContexts()) {
      if (context.content() instanceof Mapping written) {
        find(context, "", written, FieldNames.SECURITY_CONTEXT).ifPresent(found::add);
      }
    }
    return found.stream()
        .filter(each -> each.severity().isEmpty())
        .findFirst()
        .or(() -> found.stream().findFirst())
        .map(Verdict.class::cast)
        .orElse(pass());
  }

  /** The first miscased key of a mapping, one that takes a protection away before others. */
  private static Optional<Verdict.Fail> find(
      Asset asset, String below, Mapping written, FieldNames names) {
    Optional<Verdict.Fail> other = Optional.empty();
    for (String key : written.entries().keySet()) {
      Optional<String> meant = names.meantBy(key);
      if (meant.isEmpty()) {
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
      if (asset instanceof SecurityContext || PROTECTIVE.contains(meant.get())) {
        return Optional.of(told);
      }
      other = other.or(() -> Optional.of(told.as(LOW)));
    }
    return other;
  }
}
