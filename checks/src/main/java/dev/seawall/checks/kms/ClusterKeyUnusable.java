package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A cluster whose key is disabled, about to be deleted or otherwise out of use ({@code KeyState} of
 * {@code kms:DescribeKey}).
 */
public final class ClusterKeyUnusable implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-key-unusable")
        .severity(CRITICAL)
        .judges(EksCluster.class)
        .looksUp(AwsTypes.KMS_KEYS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }

    Optional<String> arn = cluster.secretsKey();
    if (arn.isEmpty()) {
      return notApplicable();
    }
    KmsKey key = inventory.aws().get(KmsKey.class, arn.get(), cluster);
    if (key.isUsable()) {
      return pass();
    }
    return fail(key.state(), "the key of %s is %s", cluster.name(), key.state().or("gone"))
        .and(key.deletionDate());
  }
}
