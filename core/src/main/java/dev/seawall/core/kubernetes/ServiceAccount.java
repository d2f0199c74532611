package dev.seawall.core.kubernetes;

import dev.seawall.core.snapshot.Document;

/** A ServiceAccount: the identity that pods of its namespace can have. */
public final class ServiceAccount extends KubernetesObject {
  ServiceAccount(Document document) {
    super(document);
  }

  /** Whether pods that name no account get it; each namespace has one. */
  public boolean isDefault() {
    return name().equals("default");
  }
}
