package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.FARGATE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.Statement;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Set;

/**
 * A role of pods on Fargate that may do more than pull images and write logs ({@code
 * podExecutionRoleArn} of {@code eks:DescribeFargateProfile}).
 */
public final class FargateRoleWithMore implements Check<IamRole> {

  private static final Set<String> NEEDED =
      Set.of(
          "AmazonEKSFargatePodExecutionRolePolicy",
          "AmazonEC2ContainerRegistryPullOnly",
          "AmazonEC2ContainerRegistryReadOnly");
  private static final Set<String> SERVICES =
      Set.of("ecr", "logs", "firehose", "kinesis", "es", "kms");

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("fargate-role-with-more")
        .severity(MEDIUM)
        .judges(IamRole.class)
        .reads(FARGATE_PROFILES, MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isOfFargate(inventory.aws())) {
      return notApplicable();
    }
    for (String arn : role.attachedPolicies()) {
      if (arn.contains(":iam::aws:") && !NEEDED.contains(arn.substring(arn.lastIndexOf('/') + 1))) {
        return fail(role, "the Fargate role %s has %s", role.lastName(), arn);
      }
    }
    for (Policy policy : role.ownPolicies(inventory.aws())) {
      for (Statement statement : policy.statements()) {
        if (statement.effect() == Statement.Effect.ALLOW
            && !SERVICES.containsAll(statement.services().orElse(Set.of("*")))) {
          return fail(
              role, "the Fargate role %s does more than run pods: %s", role.lastName(), statement);
        }
      }
    }
    return pass();
  }
}
