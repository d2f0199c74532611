package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.Aws;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Detector;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.LogGroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * An audit log whose events reach nobody: no subscription, no metric filter with an alarm, and no
 * GuardDuty ({@code logs:DescribeSubscriptionFilters}, {@code logs:DescribeMetricFilters}, {@code
 * guardduty:GetDetector}).
 */
public final class AuditLogUnwatched implements Check<LogGroup> {
  @Override
  public Spec<LogGroup> spec() {
    return Spec.check("audit-log-unwatched")
        .severity(MEDIUM)
        .judges(LogGroup.class)
        .reads(AwsTypes.EKS_CLUSTERS, AwsTypes.REGIONS, AwsTypes.DETECTORS);
  }

  @Override
  public Verdict judge(LogGroup group, Inventory inventory) {
    Optional<EksCluster> cluster = group.cluster(inventory.aws());
    boolean off = cluster.isPresent() && !cluster.get().loggedTypes().contains("audit");
    if (group.clusterName().isEmpty() || off) {
      return notApplicable();
    }
    boolean alarmed =
        group.metricFilters().stream()
            .flatMap(each -> each.listed("alarms").stream())
            .anyMatch(AuditLogUnwatched::tells);
    if (alarmed || !group.subscriptionFilters().isEmpty() || guarded(group, inventory.aws())) {
      return pass();
    }
    return fail(
        group.field("DescribeMetricFilters"),
        "nobody is told of what the audit log of %s says",
        group.clusterName().get());
  }

  /** An alarm without an action, or with its actions off, only changes its colour. */
  private static boolean tells(AwsPart alarm) {
    return alarm.flag("ActionsEnabled").orDefault(true).is(true)
        && !alarm.texts("AlarmActions").or(List.of()).isEmpty();
  }

  private static boolean guarded(LogGroup group, Aws aws) {
    Optional<AwsRegion> region = aws.region(group);
    if (region.isEmpty()) {
      throw UnresolvedFactException.missing(group, "whether GuardDuty is on was not read");
    }
    for (String id : region.get().texts("ListDetectors").or(List.of())) {
      Detector detector = aws.getById(Detector.class, id, group);
      if (detector.text("GetDetector", "Status").is("ENABLED") && watches(detector)) {
        return true;
      }
    }
    return false;
  }

  private static boolean watches(Detector detector) {
    return detector.listed("GetDetector", "Features").stream()
        .anyMatch(
            each -> each.text("Name").is("EKS_AUDIT_LOGS") && each.text("Status").is("ENABLED"));
  }
}
