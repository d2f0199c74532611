package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Instant;
import java.util.Optional;

/**
 * A registered cluster that never came and can come no more ({@code
 * connectorConfig.activationExpiry} of {@code eks:DescribeCluster}).
 */
public final class RegisteredClusterExpired implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("registered-cluster-expired").severity(LOW).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (!cluster.isRegistered()) {
      return notApplicable();
    }
    if (!cluster.status().is("PENDING")) {
      return pass();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Fact<Instant> expiry = cluster.activationExpiry();
    return expiry.value().filter(end -> end.isBefore(now.get())).isPresent()
        ? fail(expiry, "the activation of %s has expired", cluster.name())
        : pass();
  }
}
