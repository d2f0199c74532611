package dev.seawall.checks.podsecurity;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * SELinux options stay those of containers.
 *
 * <p>Fields: {@code type}, {@code user} and {@code role} of the pod's and containers' {@code
 * securityContext.seLinuxOptions}. Allowed: types {@code container_t}, {@code container_init_t},
 * {@code container_kvm_t}, since 1.31 {@code container_engine_t}; no user, no role; any level.
 */
final class SeLinuxOptionsControl {
  private static final Set<String> TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t");
  static final Set<String> TYPES_1_31 =
      Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
  // Neither is a word that a type can be: a type has no spaces.
  private static final String USER = "user may not be set";
  private static final String ROLE = "role may not be set";

  static final Control CONTROL =
      Control.baseline("seLinuxOptions")
          .since(0, pod -> judge(pod, TYPES))
          .since(31, pod -> judge(pod, TYPES_1_31));

  private SeLinuxOptionsControl() {}

  private static Optional<Denial> judge(PodTemplate pod, Set<String> types) {
    Offenders bad = Offenders.podAndContainersWith(pod, asset -> forbidden(asset, types));
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    SortedSet<String> badTypes = bad.values();
    boolean user = badTypes.remove(USER);
    boolean role = badTypes.remove(ROLE);
    List<String> details = new ArrayList<>();
    if (!badTypes.isEmpty()) {
      details.add(Wording.named("type", badTypes));
    }
    if (user) {
      details.add(USER);
    }
    if (role) {
      details.add(ROLE);
    }
    return Optional.of(
        new Denial(
            "seLinuxOptions",
            bad + " set forbidden securityContext.seLinuxOptions: " + String.join("; ", details)));
  }

  private static Collection<String> forbidden(Asset asset, Set<String> types) {
    List<String> found = new ArrayList<>();
    String type = asset.text("securityContext", "seLinuxOptions", "type").or("");
    if (!types.contains(type)) {
      found.add(type);
    }
    if (!asset.text("securityContext", "seLinuxOptions", "user").or("").isEmpty()) {
      found.add(USER);
    }
    if (!asset.text("securityContext", "seLinuxOptions", "role").or("").isEmpty()) {
      found.add(ROLE);
    }
    return found;
  }
}
