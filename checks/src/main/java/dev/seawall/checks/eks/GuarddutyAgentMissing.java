package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Detector;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A cluster without GuardDuty's agent, where Runtime Monitoring is on and leaves the agent to its
 * owner ({@code eks:ListAddons}, {@code Features} of {@code guardduty:GetDetector}).
 */
public final class GuarddutyAgentMissing implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("guardduty-agent-missing")
        .severity(HIGH)
        .judges(EksCluster.class)
        .reads(AwsTypes.REGIONS, AwsTypes.DETECTORS, AwsTypes.INSTANCES);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    Optional<AwsRegion> region = inventory.aws().region(cluster);
    if (region.isEmpty()) {
      return unknown("whether GuardDuty is on was not read");
    }
    boolean asked = false;
    for (String id : region.get().texts("ListDetectors").or(List.of())) {
      asked |= leavesAgent(inventory.aws().getById(Detector.class, id, cluster));
    }
    if (!asked) {
      return notApplicable();
    }
    Fact<List<String>> addons = cluster.addonNames();
    if (addons.or(List.of()).contains("aws-guardduty-agent")) {
      return pass();
    }
    return !hasNodes(cluster, inventory)
        ? notApplicable()
        : fail(addons, "Runtime Monitoring is on, and %s has no agent", cluster.name());
  }

  /** Runtime Monitoring watches neither Fargate nor hybrid nodes (GuardDuty user guide). */
  private static boolean hasNodes(EksCluster cluster, Inventory inventory) {
    return cluster.isAutoMode().is(true)
        || !cluster.texts("ListNodegroups").or(List.of()).isEmpty()
        || inventory.aws().all(Instance.class).stream()
            .anyMatch(each -> each.clusterName().filter(cluster.name()::equals).isPresent());
  }

  /** Whether runtime events are wanted and the agent is installed by hand. */
  private static boolean leavesAgent(Detector detector) {
    for (AwsPart each : detector.listed("GetDetector", "Features")) {
      boolean runtime =
          each.text("Name").is("RUNTIME_MONITORING")
              || each.text("Name").is("EKS_RUNTIME_MONITORING");
      boolean managed =
          each.listed("AdditionalConfiguration").stream()
              .anyMatch(
                  more ->
                      more.text("Name").is("EKS_ADDON_MANAGEMENT")
                          && more.text("Status").is("ENABLED"));
      if (runtime && each.text("Status").is("ENABLED") && !managed) {
        return true;
      }
    }
    return false;
  }
}
