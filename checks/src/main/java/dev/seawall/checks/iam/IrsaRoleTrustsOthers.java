package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.OidcProvider;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.aws.iam.Trust;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A role of pods that somebody else can take too: nodes, another service, a whole account,
 * everybody ({@code AssumeRolePolicyDocument}).
 */
public final class IrsaRoleTrustsOthers implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("irsa-role-trusts-others").severity(HIGH).judges(IamRole.class);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isForPods()) {
      return notApplicable();
    }
    for (Trusted each : role.trusted()) {
      if (!isExpected(role, each)) {
        boolean open =
            each.kind() == Trusted.Kind.EVERYBODY
                && role.openings().stream().anyMatch(o -> o.reach() == Opening.Reach.EVERYONE);
        return fail(
                role.trustPolicy(),
                "%s is a role of pods, and %s can take it too",
                role.lastName(),
                each)
            .as(open ? CRITICAL : HIGH);
      }
    }
    return pass();
  }

  private static boolean isExpected(IamRole role, Trusted each) {
    return switch (each.kind()) {
      case SERVICE -> each.isService("pods.eks");
      case FEDERATED -> OidcProvider.isOfEks(Trust.issuerOf(each.name()));
      case PRINCIPAL -> each.account().equals(role.account());
      // held to some of its principals, it is as if these were named
      case ACCOUNT ->
          each.account().equals(role.account())
              && role.trust().asks(each.name(), "aws:PrincipalArn");
      case EVERYBODY ->
          role.openings().isEmpty() && role.trust().asks(each.name(), "aws:PrincipalArn");
      case OTHER -> false;
    };
  }
}
