package dev.seawall.core.asset;

import org.jspecify.annotations.Nullable;

/**
 * What a thing is called wherever it is seen: API group, kind, namespace (empty where there is none
 * or none was written) and name. For an AWS resource the group is empty, the kind is
 * CloudFormation's type, the namespace its account and region, and it has an ARN; others have none.
 * {@code cluster} is the ARN of the EKS cluster that holds a Kubernetes object, where objects of
 * several clusters are spoken of together; otherwise it is empty.
 */
public record ResourceId(
    String group, String kind, String namespace, String name, String arn, String cluster)
    implements Comparable<ResourceId> {
  public ResourceId(String group, String kind, String namespace, String name) {
    this(group, kind, namespace, name, "", "");
  }

  public ResourceId(String group, String kind, String namespace, String name, String arn) {
    this(group, kind, namespace, name, arn, "");
  }

  /** The same in a cluster, by its ARN; what has an ARN itself needs none. */
  public ResourceId in(String clusterArn) {
    return arn.isEmpty() ? new ResourceId(group, kind, namespace, name, arn, clusterArn) : this;
  }

  /** The cluster as {@code 111122223333/eu-west-1/prod}; empty where none is named. */
  public String clusterName() {
    return clusterName(cluster);
  }

  /** What an EKS cluster's ARN says, as {@code 111122223333/eu-west-1/prod}. */
  public static String clusterName(String clusterArn) {
    String[] parts = clusterArn.split(":", 6);
    return parts.length < 6
        ? clusterArn
        : parts[4] + "/" + parts[3] + "/" + parts[5].substring(parts[5].indexOf('/') + 1);
  }

  // A record's own take their time where the JVM's first compiler alone is used, and identities
  // are looked up for everything that is found.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ResourceId that
            && name.equals(that.name)
            && namespace.equals(that.namespace)
            && kind.equals(that.kind)
            && group.equals(that.group)
            && arn.equals(that.arn)
            && cluster.equals(that.cluster));
  }

  @Override
  public int hashCode() {
    int hash = 31 * name.hashCode() + namespace.hashCode();
    hash = 31 * (31 * hash + kind.hashCode()) + group.hashCode();
    return 31 * (31 * hash + arn.hashCode()) + cluster.hashCode();
  }

  @Override
  public int compareTo(ResourceId other) {
    int order = namespace.compareTo(other.namespace);
    order = order == 0 ? kind.compareTo(other.kind) : order;
    order = order == 0 ? name.compareTo(other.name) : order;
    order = order == 0 ? group.compareTo(other.group) : order;
    return order == 0 ? cluster.compareTo(other.cluster) : order;
  }

  /** {@code ci/deployer}, or the bare name. */
  public String qualifiedName() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  /** {@code ServiceAccount ci/deployer}, whatever cluster it is in. */
  public String withoutCluster() {
    return kind + " " + qualifiedName();
  }

  /** {@code ServiceAccount ci/deployer}, and {@code in 111122223333/eu-west-1/prod} if told. */
  @Override
  public String toString() {
    return cluster.isEmpty() ? withoutCluster() : withoutCluster() + " in " + clusterName();
  }
}
