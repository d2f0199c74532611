package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.notApplicable;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.VeleroBackups;
import dev.seawall.core.inventory.VeleroBackups.Holding;
import dev.seawall.core.kubernetes.Types;

/** A cluster that neither AWS Backup nor Velero has backed up of late ({@code LastBackupTime}). */
public final class ClusterNotBackedUp implements Check<EksCluster> {

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-not-backed-up")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .reads(AwsTypes.REGIONS, Types.VELERO_BACKUPS, Types.DEPLOYMENTS, Types.NAMESPACES);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    Holding velero =
        inventory.eksCluster().filter(cluster::equals).isPresent()
            ? VeleroBackups.of(inventory).cluster()
            : Holding.unless("what Velero keeps of " + cluster.name() + " was not read");
    return LastBackup.judge(cluster, "the objects of " + cluster.name(), velero, inventory);
  }
}
