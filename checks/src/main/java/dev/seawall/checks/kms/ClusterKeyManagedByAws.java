package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.LOW;
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
 * A cluster whose key AWS made for one of its services ({@code KeyManager} of {@code
 * kms:DescribeKey}).
 */
public final class ClusterKeyManagedByAws implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-key-managed-by-aws")
        .severity(LOW)
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
    return key.isAwsManaged()
        ? fail(
            key.field("DescribeKey", "KeyManager"),
            "the key of %s is managed by AWS",
            cluster.name())
        : pass();
  }
}
