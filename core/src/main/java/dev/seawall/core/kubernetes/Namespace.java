package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.Set;

/** A Namespace, with the labels by which it is governed. */
public final class Namespace extends KubernetesObject {
  private static final Set<String> SYSTEM = Set.of("kube-system", "kube-public", "kube-node-lease");

  Namespace(Document document) {
    super(document);
  }

  /** One of its labels. */
  public Fact<String> label(String key) {
    return text("metadata", "labels", key);
  }

  /** Whether Kubernetes made it for itself; nobody else should have pods there. */
  public boolean isSystem() {
    return SYSTEM.contains(name());
  }
}
