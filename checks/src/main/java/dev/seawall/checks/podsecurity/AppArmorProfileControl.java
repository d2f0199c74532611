package dev.seawall.checks.podsecurity;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.value.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * No AppArmor profile but the runtime's or one of the node's.
 *
 * <p>Fields: annotations {@code container.apparmor.security.beta.kubernetes.io/*}, whatever
 * container they name, and the pod's and containers' {@code securityContext.appArmorProfile.type}.
 * Allowed: an annotation that is empty, {@code runtime/default} or begins with {@code localhost/};
 * a type that is {@code RuntimeDefault} or {@code Localhost}; unset. Servers before 1.30 did not
 * know the fields; since then the API server copies a Pod's annotations to the fields of the
 * containers they name, and both are told.
 */
final class AppArmorProfileControl {
  private static final String PREFIX = "container.apparmor.security.beta.kubernetes.io/";
  private static final String UNCONFINED = "Unconfined";

  static final Control CONTROL =
      Control.baseline("appArmorProfile").since(0, AppArmorProfileControl::judge);

  private AppArmorProfileControl() {}

  private static Optional<Denial> judge(PodTemplate pod) {
    Offenders fields = Offenders.podAndContainersWith(pod, AppArmorProfileControl::forbiddenType);
    Collection<String> annotations = forbiddenAnnotations(pod);
    List<String> setters = new ArrayList<>();
    List<String> values = new ArrayList<>(fields.values());
    if (!fields.isEmpty()) {
      setters.add(fields.toString());
    }
    if (!annotations.isEmpty()) {
      setters.add(Wording.plural("annotation", annotations.size()));
      values.addAll(annotations);
    }
    if (setters.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Denial(
            Wording.plural("forbidden AppArmor profile", values.size()),
            String.join(" and ", setters)
                + " must not set AppArmor profile type to "
                + Wording.quoted(values)));
  }

  private static Collection<String> forbiddenType(Asset asset) {
    if (asset.mapping("securityContext", "appArmorProfile").isSet()) {
      String type = asset.text("securityContext", "appArmorProfile", "type").or("");
      return AllowedValues.PROFILE_TYPES.contains(type) ? List.of() : List.of(type);
    }
    return asset instanceof Container container && isCopiedTo(container)
        ? List.of(UNCONFINED)
        : List.of();
  }

  private static boolean isCopiedTo(Container container) {
    PodTemplate pod = container.pod();
    return pod.isPod()
        && !pod.isWindows()
        && pod.text("metadata", "annotations", PREFIX + container.name()).is("unconfined")
        && !pod.text("spec", "securityContext", "appArmorProfile", "type").is(UNCONFINED);
  }

  private static Collection<String> forbiddenAnnotations(PodTemplate pod) {
    Set<String> forbidden = new TreeSet<>();
    Mapping annotations = pod.mapping("metadata", "annotations").or(Mapping.EMPTY);
    for (String key : annotations.entries().keySet()) {
      if (key.startsWith(PREFIX)) {
        String profile = pod.text("metadata", "annotations", key).or("");
        if (!isAllowed(profile)) {
          forbidden.add(Wording.assignment(key, profile));
        }
      }
    }
    return forbidden;
  }

  private static boolean isAllowed(String profile) {
    return profile.isEmpty()
        || profile.equals("runtime/default")
        || profile.startsWith("localhost/");
  }
}
