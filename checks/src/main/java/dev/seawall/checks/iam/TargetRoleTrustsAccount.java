package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.PodIdentityAssociation;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * The target role of an association that trusts the whole account of the first role, or everybody,
 * in place of that role.
 */
public final class TargetRoleTrustsAccount implements Check<PodIdentityAssociation> {
  @Override
  public Spec<PodIdentityAssociation> spec() {
    return Spec.check("target-role-trusts-account")
        .severity(HIGH)
        .judges(PodIdentityAssociation.class)
        .reads(AwsTypes.IAM_ROLES);
  }

  @Override
  public Verdict judge(PodIdentityAssociation association, Inventory inventory) {
    if (!association.targetRoleArn().isSet()) {
      return notApplicable();
    }
    IamRole target =
        inventory.aws().get(IamRole.class, association.targetRoleArn().or(""), association);
    boolean read = target.trustPolicy().isSet();
    for (Trusted each : target.trusted()) {
      boolean wide = each.kind() == Trusted.Kind.ACCOUNT || each.kind() == Trusted.Kind.EVERYBODY;
      if (wide && !target.trust().asks(each.name(), "aws:PrincipalArn")) {
        return fail(
            association.targetRoleArn(),
            "%s of %s trusts %s and not the role of the association",
            target.lastName(),
            target.account(),
            each);
      }
    }
    return read ? pass() : notApplicable();
  }
}
