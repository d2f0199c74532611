package dev.seawall.core.inventory;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Indexes;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.Aws;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The assets of one snapshot and the relations between them: a Kubernetes side, an AWS side, and
 * what joins them. Built once; indexes are made when first asked for. Safe for use by several
 * threads.
 */
public final class Inventory {
  private final Snapshot snapshot;
  private final Cluster cluster;
  private final Aws aws;
  private final Indexes<Inventory> indexes = new Indexes<>(this);

  public Inventory(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.cluster = new Cluster(snapshot);
    this.aws = new Aws(snapshot);
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** The Kubernetes side. */
  public Cluster cluster() {
    return cluster;
  }

  /** The AWS side. */
  public Aws aws() {
    return aws;
  }

  /**
   * The EKS cluster that the Kubernetes side belongs to: the one the scope names, else the only one
   * there is.
   */
  public Optional<EksCluster> eksCluster() {
    String named = snapshot.scope().details().get(Scope.EKS_CLUSTER);
    if (named != null) {
      return aws.find(EksCluster.class, named);
    }
    List<EksCluster> all = aws.all(EksCluster.class);
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /**
   * Ends the judgement of an asset where things of a type may be missing somewhere: as Unknown when
   * they were not listed to the end, and without a verdict when some namespaces alone were asked
   * for.
   */
  public void requireAll(ResourceType type, Asset asking) {
    requireListed(type, asking);
    Optional<String> limits = namespacesRead();
    if (limits.isPresent() && type.namespaced()) {
      throw UnresolvedFactException.outOfScope(
          asking, "objects elsewhere were not read: " + limits.get());
    }
  }

  /** Ends the judgement of an asset as Unknown where somebody refused to list things of a type. */
  public void requireListed(ResourceType type, Asset asking) {
    for (Gap gap : snapshot.gaps()) {
      if (gap.type().equals(type)) {
        throw UnresolvedFactException.missing(asking, gap.message());
      }
    }
  }

  /** That some namespaces alone were read, in words; none when all were. */
  public Optional<String> namespacesRead() {
    return Optional.ofNullable(snapshot.scope().details().get(Scope.NAMESPACES));
  }

  /** When the snapshot was collected; checks know no other clock. */
  public Optional<Instant> time() {
    try {
      return Optional.ofNullable(snapshot.scope().details().get(Scope.TIME)).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Every asset of a type, in an order that depends on the assets alone. */
  @SuppressWarnings("unchecked") // the guard says that the class is one of AWS resources
  public <A extends Asset> List<A> all(Class<A> type) {
    if (AwsResource.class.isAssignableFrom(type)) {
      return (List<A>) aws.all((Class<? extends AwsResource>) type);
    }
    return cluster.all(type);
  }

  /** An index over both sides, made when it is first asked for. */
  public <I> I index(Class<I> type, Function<Inventory, I> maker) {
    return indexes.get(type, maker);
  }
}
