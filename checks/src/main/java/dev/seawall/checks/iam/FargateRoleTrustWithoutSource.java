package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.IAM_ROLES;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.FargateProfile;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A role of pods on Fargate that EKS would also take for a profile of another account ({@code
 * aws:SourceArn}; EKS User Guide, "Amazon EKS Pod execution IAM role").
 */
public final class FargateRoleTrustWithoutSource implements Check<FargateProfile> {

  @Override
  public Spec<FargateProfile> spec() {
    return Spec.check("fargate-role-trust-without-source")
        .severity(LOW)
        .judges(FargateProfile.class)
        .reads(IAM_ROLES);
  }

  @Override
  public Verdict judge(FargateProfile profile, Inventory inventory) {
    if (!profile.executionRole().isSet()) {
      return notApplicable();
    }
    IamRole role = inventory.aws().get(IamRole.class, profile.executionRole().or(""), profile);
    return role.letsServiceFromElsewhere("eks-fargate-pods", "fargateprofile/x/x/x")
        ? fail(
            role.trustPolicy(), "%s does not say for which profiles EKS takes it", role.lastName())
        : pass();
  }
}
