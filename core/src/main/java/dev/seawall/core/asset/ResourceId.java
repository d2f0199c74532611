package dev.seawall.core.asset;

import java.util.Comparator;

/**
 * What a thing is called wherever it is seen: API group, kind, namespace (empty where there is none
 * or none was written) and name. For an AWS resource the group is empty, the kind is
 * CloudFormation's type, the namespace its account and region, and it has an ARN; others have none.
 */
public record ResourceId(String group, String kind, String namespace, String name, String arn)
    implements Comparable<ResourceId> {
  private static final Comparator<ResourceId> ORDER =
      Comparator.comparing(ResourceId::namespace)
          .thenComparing(ResourceId::kind)
          .thenComparing(ResourceId::name)
          .thenComparing(ResourceId::group);

  public ResourceId(String group, String kind, String namespace, String name) {
    this(group, kind, namespace, name, "");
  }

  @Override
  public int compareTo(ResourceId other) {
    return ORDER.compare(this, other);
  }

  /** {@code ci/deployer}, or the bare name. */
  public String qualifiedName() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  /** {@code ServiceAccount ci/deployer}. */
  @Override
  public String toString() {
    return kind + " " + qualifiedName();
  }
}
