package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.PodIdentityAssociation;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** An association without session tags ({@code disableSessionTags}) whose role decides by them. */
public final class PodIdentitySessionTagsMissing implements Check<PodIdentityAssociation> {
  @Override
  public Spec<PodIdentityAssociation> spec() {
    return Spec.check("pod-identity-session-tags-missing")
        .severity(MEDIUM)
        .judges(PodIdentityAssociation.class)
        .reads(AwsTypes.IAM_ROLES, AwsTypes.MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(PodIdentityAssociation association, Inventory inventory) {
    Fact<Boolean> disabled = association.disableSessionTags();
    if (!disabled.is(true)) {
      return pass();
    }
    String arn = association.roleArn().or("");
    IamRole role = inventory.aws().get(IamRole.class, arn, association);
    IamPowers powers = inventory.aws().powersOf(role);
    boolean asked = powers.asksPrincipalTag("kubernetes-") || powers.asksPrincipalTag("eks-");
    return asked
        ? fail(
            disabled,
            "sessions of %s for %s have no tags, and its policies ask for them",
            role.lastName(),
            association.qualifiedServiceAccount())
        : pass();
  }
}
