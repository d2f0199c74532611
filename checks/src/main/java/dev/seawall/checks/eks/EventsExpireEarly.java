package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.ApiServerSettings;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A cluster that deletes its events sooner than Kubernetes does unless it is told to ({@code
 * kubeApiServerConfig.eventTtl} of {@code eks:DescribeCluster}).
 */
public final class EventsExpireEarly implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("events-expire-early")
        .severity(LOW)
        .judges(EksCluster.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    ApiServerSettings settings = ApiServerSettings.of(cluster, inventory.aws());
    return settings.eventLifetime().compareTo(settings.usualLifetime()) < 0
        ? fail(
            settings.eventTtl(),
            "%s deletes its events after %s, by default after %d minutes",
            cluster.name(),
            settings.eventTtl().or(""),
            settings.usualLifetime().toMinutes())
        : pass();
  }
}
