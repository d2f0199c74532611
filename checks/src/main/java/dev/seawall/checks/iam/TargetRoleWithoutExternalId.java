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
import java.util.List;

/**
 * The target role of an association, mostly in another account, that asks no {@code sts:ExternalId}
 * of the role that takes it (EKS User Guide, "Access AWS resources using EKS Pod Identity target
 * IAM roles").
 */
public final class TargetRoleWithoutExternalId implements Check<PodIdentityAssociation> {
  /** What tells one association from another: its external id, or the tags of its sessions. */
  private static final List<String> NARROWING =
      List.of(
          "sts:ExternalId",
          "aws:RequestTag/kubernetes-service-account",
          "aws:PrincipalTag/kubernetes-service-account");

  @Override
  public Spec<PodIdentityAssociation> spec() {
    return Spec.check("target-role-without-external-id")
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
    for (Trusted each : target.trusted()) {
      boolean meant =
          each.kind() == Trusted.Kind.EVERYBODY
              || each.account().equals(association.account())
              || association.roleArn().is(each.name());
      if (meant && NARROWING.stream().noneMatch(key -> target.trust().asks(each.name(), key))) {
        return fail(
            association.targetRoleArn(),
            "%s of %s lets %s in without an external id",
            target.lastName(),
            target.account(),
            each);
      }
    }
    return target.trustPolicy().isSet() ? pass() : notApplicable();
  }
}
