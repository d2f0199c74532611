package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.checks.Day;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.ClusterAuthorities;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cluster whose certificates are signed by an authority that expires within 180 days ({@code
 * validity.notAfter} of {@code eks:DescribeCertificateAuthority}, else the certificate in {@code
 * certificateAuthority.data} of {@code eks:DescribeCluster}).
 */
public final class ClusterCaExpiresSoon implements Check<EksCluster> {
  /** Six months before the end EKS activates a successor by itself. */
  private static final Duration NOTICE = Duration.ofDays(180);

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-ca-expires-soon").severity(HIGH).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    ClusterAuthorities authorities = ClusterAuthorities.of(cluster);
    if (cluster.isRegistered() || (authorities.areUntold() && !cluster.isUp())) {
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Fact<List<Instant>> ends = authorities.ends();
    List<Instant> all = ends.or(List.of());
    List<Instant> soon =
        all.stream().filter(end -> end.isBefore(now.get().plus(NOTICE))).sorted().toList();
    if (all.isEmpty()) {
      return unknown(
          "when the certificate authority of " + cluster.name() + " expires is not told");
    }
    if (soon.isEmpty()) {
      return pass();
    }
    if (soon.size() < all.size()) {
      return unknown("which certificate authority of " + cluster.name() + " signs was not read");
    }
    Instant end = soon.getFirst();
    return fail(
        ends.map(_ -> end),
        "the certificate authority that signs for %s %s on %s",
        cluster.name(),
        end.isBefore(now.get()) ? "expired" : "expires",
        Day.of(end));
  }
}
