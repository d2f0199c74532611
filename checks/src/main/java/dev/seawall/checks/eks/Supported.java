package dev.seawall.checks.eks;

import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.ClusterVersion;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** How AWS supports the version of Kubernetes that a cluster runs. */
final class Supported {
  private Supported() {}

  /** Fails a cluster whose version has this support and no better one. */
  static Verdict failing(
      EksCluster cluster, Inventory inventory, ClusterVersion.Support support, String words) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    ClusterVersion version = ClusterVersion.of(cluster, inventory.aws(), inventory.time());
    return version.support() == support
        ? fail(
            cluster.version(), "%s runs Kubernetes %s %s", cluster.name(), version.version(), words)
        : pass();
  }
}
