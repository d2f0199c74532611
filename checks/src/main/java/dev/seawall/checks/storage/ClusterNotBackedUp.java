package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Backups;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;
import java.time.Instant;
import java.util.Optional;

/** A cluster that neither AWS Backup nor Velero has backed up of late ({@code LastBackupTime}). */
public final class ClusterNotBackedUp implements Check<EksCluster> {

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-not-backed-up")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .reads(AwsTypes.REGIONS, Types.VELERO_SCHEDULES);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    if (Backups.areScheduled(inventory)) {
      return pass();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Optional<Fact<Instant>> newest = Backups.newest(cluster, inventory);
    if (newest.isEmpty()) {
      return fail(cluster, "nothing has a backup of the objects of %s", cluster.name());
    }
    Instant made = newest.get().or(Instant.EPOCH);
    return made.isBefore(now.get().minus(Backups.OLDEST))
        ? fail(
            newest.get(),
            "the last backup of the objects of %s is of %s",
            cluster.name(),
            made.toString().substring(0, 10))
        : pass();
  }
}
