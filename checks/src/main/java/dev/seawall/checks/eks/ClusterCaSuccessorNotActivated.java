package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.checks.Day;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.CertificateAuthority;
import dev.seawall.core.aws.ClusterAuthorities;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cluster whose next certificate authority nobody activated, so that EKS does within 60 days
 * ({@code scheduledEvents} of {@code eks:DescribeCertificateAuthority}).
 */
public final class ClusterCaSuccessorNotActivated implements Check<EksCluster> {
  /** As early as EKS itself warns of the activation. */
  private static final Duration NOTICE = Duration.ofDays(60);

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-ca-successor-not-activated").severity(HIGH).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    ClusterAuthorities authorities = ClusterAuthorities.of(cluster);
    if (cluster.isRegistered() || authorities.surelyAreOne()) {
      return notApplicable();
    }
    Optional<CertificateAuthority> successor =
        authorities
            .successor()
            .filter(each -> !each.distributionStatus().is("FAILED"))
            .filter(each -> !each.distributionStatus().is("DELETING"));
    if (successor.isEmpty()) {
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Fact<Instant> first = successor.get().firstAutoActivation();
    Optional<Instant> next = next(successor.get(), now.get());
    if (next.isEmpty()) {
      return unknown("when EKS activates the successor of " + cluster.name() + " is not told");
    }
    return next.get().isBefore(now.get().plus(NOTICE))
        ? fail(
            first,
            "the next certificate authority of %s is not activated; EKS %s on %s",
            cluster.name(),
            next.get().isBefore(now.get()) ? "was to activate it" : "activates it",
            Day.of(next.get()))
        : pass();
  }

  /** What comes next of the two activations, or the last one when both have been. */
  private static Optional<Instant> next(CertificateAuthority successor, Instant now) {
    Optional<Instant> first = successor.firstAutoActivation().value();
    Optional<Instant> last = successor.finalAutoActivation().value();
    return Stream.of(first, last)
        .flatMap(Optional::stream)
        .filter(each -> each.isAfter(now))
        .sorted()
        .findFirst()
        .or(() -> last.or(() -> first));
  }
}
