package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A cluster whose Secrets are encrypted with a key of AWS's alone ({@code encryptionConfig} of
 * {@code eks:DescribeCluster}; EKS user guide, "Default envelope encryption").
 */
public final class SecretsWithoutOwnKey implements Check<EksCluster> {
  private static final String ENCRYPTED_BY_DEFAULT = "1.28";

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("secrets-without-own-key").severity(LOW).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }

    if (!cluster.isAtLeast(ENCRYPTED_BY_DEFAULT)) {
      // secrets-without-envelope-encryption asks more of these
      return notApplicable();
    }
    return cluster.secretsKey().isPresent()
        ? pass()
        : fail(
            cluster.encryption(), "no key of your own encrypts the Secrets of %s", cluster.name());
  }
}
