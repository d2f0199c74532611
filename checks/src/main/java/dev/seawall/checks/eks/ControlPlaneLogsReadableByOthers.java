package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.ResourcePolicy;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A resource policy of CloudWatch Logs that lets other accounts or everybody read the logs of a
 * control plane ({@code logs:DescribeResourcePolicies}).
 */
public final class ControlPlaneLogsReadableByOthers implements Check<AwsRegion> {
  private static final List<String> READING =
      List.of(
          "logs:GetLogEvents",
          "logs:FilterLogEvents",
          "logs:StartQuery",
          "logs:PutSubscriptionFilter");

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("control-plane-logs-readable-by-others")
        .severity(HIGH)
        .judges(AwsRegion.class)
        .reads(AwsTypes.EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    List<String> streams =
        inventory.aws().all(EksCluster.class).stream()
            .filter(each -> each.region().equals(region.region()))
            .filter(each -> each.account().equals(region.account()))
            .map(EksCluster::auditStream)
            .toList();
    if (streams.isEmpty()) {
      return notApplicable();
    }
    for (AwsPart each : region.logPolicies()) {
      String name = each.text("policyName").or("a policy without a name");
      Fact<Value> document = each.field("policyDocument");
      for (Opening opening : ResourcePolicy.of(region, document).openings()) {
        boolean outside =
            opening.reach() == Opening.Reach.EVERYONE || opening.reach() == Opening.Reach.ACCOUNT;
        Optional<String> action = READING.stream().filter(opening::allows).findFirst();
        if (outside && action.isPresent() && streams.stream().anyMatch(opening::concerns)) {
          return fail(
              document.map(all -> opening.statement().toString()),
              "%s lets %s call %s on control plane logs",
              name,
              opening.to(),
              action.get());
        }
      }
    }
    return pass();
  }
}
