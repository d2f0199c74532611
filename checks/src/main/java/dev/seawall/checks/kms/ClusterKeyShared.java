package dev.seawall.checks.kms;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/** A KMS key that several clusters encrypt with ({@code encryptionConfig}). */
public final class ClusterKeyShared implements Check<KmsKey> {
  @Override
  public Spec<KmsKey> spec() {
    return Spec.check("cluster-key-shared")
        .severity(LOW)
        .judges(KmsKey.class)
        .reads(EKS_CLUSTERS)
        .acrossClusters();
  }

  @Override
  public Verdict judge(KmsKey key, Inventory inventory) {
    List<EksCluster> all = inventory.all(EksCluster.class);
    List<String> clusters =
        all.stream()
            .filter(each -> !each.encryption().isUnresolved())
            .filter(each -> each.keys().contains(key.arn().toString()))
            .map(EksCluster::place)
            .toList();
    if (clusters.isEmpty()) {
      return notApplicable();
    }
    if (clusters.size() > 1) {
      return fail(key, "%s have one key", String.join(", ", clusters));
    }
    return all.stream().anyMatch(each -> each.encryption().isUnresolved())
        ? unknown("the keys of some clusters were not read")
        : pass();
  }
}
