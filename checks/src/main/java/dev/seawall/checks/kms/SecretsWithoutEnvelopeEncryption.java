package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A cluster before Kubernetes 1.28 whose Secrets are not encrypted with a KMS key ({@code
 * encryptionConfig} of {@code eks:DescribeCluster}).
 */
public final class SecretsWithoutEnvelopeEncryption implements Check<EksCluster> {
  private static final String ENCRYPTED_BY_DEFAULT = "1.28";

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("secrets-without-envelope-encryption")
        .severity(HIGH)
        .judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }

    if (cluster.isAtLeast(ENCRYPTED_BY_DEFAULT) || cluster.secretsKey().isPresent()) {
      return pass();
    }
    return fail(cluster.encryption(), "Secrets of %s are stored as they are", cluster.name())
        .and(cluster.version());
  }
}
