package dev.seawall.checks.podsecurity;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Seccomp is not switched off (baseline) and is switched on (restricted).
 *
 * <p>Fields: the pod's and containers' {@code securityContext.seccompProfile.type}; before 1.19 the
 * annotations {@code seccomp.security.alpha.kubernetes.io/pod} and {@code
 * container.seccomp.security.alpha.kubernetes.io/NAME} instead. Allowed: {@code RuntimeDefault},
 * {@code Localhost}; unset at baseline, and at restricted for a container whose pod sets one.
 * Annotations: {@code runtime/default}, {@code docker/default}, {@code localhost/*}. Restricted
 * asks nothing of Windows pods since 1.25.
 */
final class SeccompProfileControls {
  private static final String POD_ANNOTATION = "seccomp.security.alpha.kubernetes.io/pod";
  private static final String CONTAINER_ANNOTATION =
      "container.seccomp.security.alpha.kubernetes.io/";

  static final Control BASELINE =
      Control.baseline("seccompProfile_baseline")
          .since(0, SeccompProfileControls::judgeAnnotations)
          .since(19, SeccompProfileControls::judgeFields);
  static final Control RESTRICTED =
      Control.restricted("seccompProfile_restricted")
          .replacing("seccompProfile_baseline")
          .since(19, SeccompProfileControls::judgeRestricted)
          .since(25, pod -> pod.isWindows() ? Optional.empty() : judgeRestricted(pod));

  private SeccompProfileControls() {}

  private static Optional<Denial> judgeAnnotations(PodTemplate pod) {
    Set<String> keys = new TreeSet<>(Set.of(POD_ANNOTATION));
    for (Container container : pod.containers()) {
      keys.add(CONTAINER_ANNOTATION + container.name());
    }
    List<String> forbidden = new ArrayList<>();
    for (String key : keys) {
      Fact<String> annotation = pod.text("metadata", "annotations", key);
      if (annotation.isSet() && !isAllowedAnnotation(annotation.or(""))) {
        forbidden.add(Wording.assignment(key, annotation.or("")));
      }
    }
    return forbidden.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Denial(
                "seccompProfile",
                "forbidden "
                    + Wording.plural("annotation", forbidden.size())
                    + " "
                    + String.join(", ", forbidden)));
  }

  private static boolean isAllowedAnnotation(String profile) {
    return profile.equals("runtime/default")
        || profile.equals("docker/default")
        || profile.startsWith("localhost/");
  }

  private static Optional<Denial> judgeFields(PodTemplate pod) {
    Offenders bad = Offenders.podAndContainersWith(pod, SeccompProfileControls::forbidden);
    return bad.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Denial(
                "seccompProfile",
                bad
                    + " must not set securityContext.seccompProfile.type to "
                    + Wording.quoted(bad.values())));
  }

  private static Optional<Denial> judgeRestricted(PodTemplate pod) {
    Optional<Denial> explicit = judgeFields(pod);
    if (explicit.isPresent() || isSet(Offenders.specification(pod))) {
      return explicit;
    }
    Offenders without = Offenders.containers(pod, container -> !isSet(container));
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Denial(
                "seccompProfile",
                "pod or "
                    + without
                    + " must set securityContext.seccompProfile.type to"
                    + " \"RuntimeDefault\" or \"Localhost\""));
  }

  private static boolean isSet(Asset asset) {
    return asset.mapping("securityContext", "seccompProfile").isSet();
  }

  private static Collection<String> forbidden(Asset asset) {
    if (!isSet(asset)) {
      return List.of();
    }
    String type = asset.text("securityContext", "seccompProfile", "type").or("");
    return AllowedValues.PROFILE_TYPES.contains(type) ? List.of() : List.of(type);
  }
}
