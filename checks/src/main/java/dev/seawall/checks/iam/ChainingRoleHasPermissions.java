package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.PodIdentityAssociation;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Set;

/**
 * The first role of an association with a target role that may do more than take roles (EKS Best
 * Practices Guide, multi-account strategy).
 */
public final class ChainingRoleHasPermissions implements Check<PodIdentityAssociation> {
  private static final Set<String> TAKING =
      Set.of("sts:assumerole", "sts:tagsession", "sts:setsourceidentity");

  @Override
  public Spec<PodIdentityAssociation> spec() {
    return Spec.check("chaining-role-has-permissions")
        .severity(MEDIUM)
        .judges(PodIdentityAssociation.class)
        .reads(AwsTypes.IAM_ROLES, AwsTypes.MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(PodIdentityAssociation association, Inventory inventory) {
    if (!association.targetRoleArn().isSet()) {
      return notApplicable();
    }
    IamRole role = inventory.aws().get(IamRole.class, association.roleArn().or(""), association);
    Answer more = inventory.aws().powersOf(role).powers().allowsBeyond(TAKING);
    if (more instanceof Answer.Unknown(List<String> missing)) {
      return unknown(String.join("; ", missing));
    }
    return more instanceof Answer.Yes yes
        ? fail(
            association.roleArn(),
            "%s is only there to take another role, and may do more: %s",
            role.lastName(),
            yes.by())
        : pass();
  }
}
