package dev.seawall.core.snapshot;

/**
 * A type of thing that can be listed: for Kubernetes its API group (empty for the core group), the
 * resource name that RBAC uses, and its kind.
 */
public record ResourceType(String group, String resource, String kind, boolean namespaced)
    implements Comparable<ResourceType> {

  /** {@code deployments.apps}, {@code pods}. */
  public String qualifiedName() {
    return group.isEmpty() ? resource : resource + "." + group;
  }

  @Override
  public int compareTo(ResourceType other) {
    return qualifiedName().compareTo(other.qualifiedName());
  }

  @Override
  public String toString() {
    return qualifiedName();
  }
}
