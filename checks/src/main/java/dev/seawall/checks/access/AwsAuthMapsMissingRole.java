package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.ClusterAdmins;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.MappedPrincipal;
import java.util.Optional;

/**
 * An IAM role in the ConfigMap aws-auth that does not exist any more. aws-auth names roles without
 * their path and without their unique id.
 */
public final class AwsAuthMapsMissingRole implements Check<MappedPrincipal> {
  @Override
  public Spec<MappedPrincipal> spec() {
    return Spec.check("aws-auth-maps-missing-role")
        .severity(MEDIUM)
        .judges(MappedPrincipal.class)
        .reads(AwsTypes.IAM_ROLES);
  }

  @Override
  public Verdict judge(MappedPrincipal mapped, Inventory inventory) {
    if (!ClusterAdmins.readsAwsAuth(inventory)) {
      return notApplicable();
    }
    Optional<Arn> arn = mapped.principalArn().value().flatMap(Arn::of);
    if (!mapped.isRole() || arn.isEmpty()) {
      return notApplicable();
    }
    IamRole role =
        inventory.aws().all(IamRole.class).stream()
            .filter(each -> each.account().equals(arn.get().account()))
            .filter(each -> each.lastName().equals(arn.get().lastName()))
            .findFirst()
            .orElseThrow(() -> UnresolvedFactException.missing(mapped, mapped + " was not read"));
    return role.exists().is(true)
        ? pass()
        : fail(mapped.principalArn(), "aws-auth lets in %s, which does not exist", mapped);
  }
}
