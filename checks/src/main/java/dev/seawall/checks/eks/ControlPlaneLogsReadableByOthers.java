package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.PolicyKind;
import dev.seawall.core.aws.iam.ResourcePolicy;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.value.Null;
import java.util.List;
import java.util.SortedSet;

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
        .judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    for (AwsPart each : region.logPolicies()) {
      String name = each.text("policyName").or("without a name");
      ResourcePolicy policy =
          new ResourcePolicy(
              audited(region),
              region.account(),
              Policy.of(
                  "policy " + name,
                  PolicyKind.RESOURCE,
                  each.field("policyDocument").value().orElse(Null.NULL)));
      Fact<String> seen = each.field("policyDocument").map(whole -> name);
      for (String action : READING) {
        if (policy.letsStrangers(action) instanceof Answer.Yes) {
          return fail(seen, "%s lets everybody call %s on control plane logs", name, action);
        }
        SortedSet<String> foreign = policy.foreigners(action);
        if (!foreign.isEmpty()) {
          return fail(
              seen, "%s lets %s call %s on control plane logs", name, foreign.first(), action);
        }
      }
      if (policy.fault().isPresent()) {
        return unknown("policy " + name + ": " + policy.fault().get());
      }
    }
    return pass();
  }

  /** The log group of some cluster. */
  private static String audited(AwsRegion region) {
    Arn arn = region.arn();
    return new Arn(
            arn.partition(),
            "logs",
            arn.region(),
            arn.account(),
            "log-group:/aws/eks/prod/cluster:log-stream:kube-apiserver-audit-1")
        .toString();
  }
}
