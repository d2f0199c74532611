package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.LogGroup;
import dev.seawall.core.aws.ResourcePolicy;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource policy of CloudWatch Logs that lets other accounts or everybody read the logs of a
 * control plane ({@code logs:DescribeResourcePolicies}).
 */
public final class ControlPlaneLogsReadableByOthers implements Check<LogGroup> {
  private static final List<String> READING =
      List.of(
          "logs:GetLogEvents",
          "logs:FilterLogEvents",
          "logs:StartQuery",
          "logs:PutSubscriptionFilter");

  @Override
  public Spec<LogGroup> spec() {
    return Spec.check("control-plane-logs-readable-by-others")
        .severity(HIGH)
        .judges(LogGroup.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(LogGroup group, Inventory inventory) {
    if (group.clusterName().isEmpty()) {
      return notApplicable();
    }
    AwsRegion region =
        inventory
            .aws()
            .region(group)
            .orElseThrow(
                () ->
                    UnresolvedFactException.missing(
                        group, "the account's resource policies of CloudWatch Logs were not read"));
    return Stream.of(region.logPolicies(), group.policies())
        .flatMap(List::stream)
        .flatMap(policy -> opened(policy, group).stream())
        .findFirst()
        .orElseGet(Verdict::pass);
  }

  private static Optional<Verdict> opened(AwsPart policy, LogGroup group) {
    Fact<Value> document = policy.field("policyDocument");
    for (Opening opening : ResourcePolicy.of(group, document).openings()) {
      boolean outside =
          opening.reach() == Opening.Reach.EVERYONE || opening.reach() == Opening.Reach.ACCOUNT;
      Optional<String> action = READING.stream().filter(opening::allows).findFirst();
      if (outside && action.isPresent() && opening.concerns(group.auditStream())) {
        return Optional.of(
            fail(
                document.map(all -> opening.statement().toString()),
                "%s lets %s call %s on %s",
                policy.text("policyName").or("a policy without a name"),
                opening.to(),
                action.get(),
                group.name()));
      }
    }
    return Optional.empty();
  }
}
