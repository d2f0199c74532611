package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.checks.Day;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.ClusterVersion;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster whose version of Kubernetes leaves standard support within 60 days ({@code
 * endOfStandardSupportDate} of {@code eks:DescribeClusterVersions}).
 */
public final class KubernetesSupportEndsSoon implements Check<EksCluster> {
  private static final Duration NOTICE = Duration.ofDays(60);

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("kubernetes-support-ends-soon")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    ClusterVersion version = ClusterVersion.of(cluster, inventory.aws(), inventory.time());
    if (version.support() != ClusterVersion.Support.STANDARD_SUPPORT) {
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    Optional<Instant> end = version.endOfStandardSupport();
    if (now.isEmpty() || end.isEmpty()) {
      return unknown("when standard support of " + version.version() + " ends is not known");
    }
    return end.get().isBefore(now.get().plus(NOTICE))
        ? fail(
            cluster.version(),
            "standard support of Kubernetes %s of %s ends on %s",
            version.version(),
            cluster.name(),
            Day.of(end.get()))
        : pass();
  }
}
