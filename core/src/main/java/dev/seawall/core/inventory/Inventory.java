package dev.seawall.core.inventory;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.snapshot.Snapshot;
import java.util.List;

/**
 * The assets of one snapshot and the relations between them. Built once; indexes are made when
 * first asked for. Safe for use by several threads.
 */
public final class Inventory {
  private final Snapshot snapshot;
  private final Cluster cluster;

  public Inventory(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.cluster = new Cluster(snapshot);
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  /** The Kubernetes side. */
  public Cluster cluster() {
    return cluster;
  }

  /** Every asset of a type, in an order that depends on the assets alone. */
  public <A extends Asset> List<A> all(Class<A> type) {
    return cluster.all(type);
  }
}
