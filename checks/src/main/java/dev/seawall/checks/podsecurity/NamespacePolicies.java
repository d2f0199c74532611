package dev.seawall.checks.podsecurity;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.kubernetes.KubernetesObject;
import java.util.Optional;

/**
 * What a namespace's labels ask of Pod Security Admission, read as the API server reads them: a
 * level it does not know enforces restricted and warns of nothing, a version it does not know is
 * the latest.
 */
final class NamespacePolicies {
  private static final String PREFIX = "pod-security.kubernetes.io/";
  private final KubernetesObject namespace;

  NamespacePolicies(KubernetesObject namespace) {
    this.namespace = namespace;
  }

  /** The label that says which pods are refused. */
  Fact<String> enforceLabel() {
    return label("enforce");
  }

  /** The label that says which version of the standards they are held to. */
  Fact<String> enforceVersionLabel() {
    return label("enforce-version");
  }

  /** What is enforced; empty when there is no label, which enforces nothing. */
  Optional<Policy> enforced() {
    return policy("enforce", Level.RESTRICTED);
  }

  /** The stricter of what is warned of and what is written to the audit log. */
  Level observed() {
    Level warned = policy("warn", Level.PRIVILEGED).map(Policy::level).orElse(Level.PRIVILEGED);
    Level audited = policy("audit", Level.PRIVILEGED).map(Policy::level).orElse(Level.PRIVILEGED);
    return warned.compareTo(audited) > 0 ? warned : audited;
  }

  private Optional<Policy> policy(String mode, Level ifNotKnown) {
    PolicyVersion version =
        label(mode + "-version").value().flatMap(PolicyVersion::of).orElse(PolicyVersion.LATEST);
    return label(mode)
        .value()
        .map(level -> new Policy(Level.of(level).orElse(ifNotKnown), version));
  }

  private Fact<String> label(String key) {
    return namespace.text("metadata", "labels", PREFIX + key);
  }
}
