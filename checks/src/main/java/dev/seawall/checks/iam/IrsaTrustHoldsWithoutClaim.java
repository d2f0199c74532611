package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Claim;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A condition on the subject or audience of a token that a request without it passes: under {@code
 * ForAllValues}, {@code …IfExists} or a negation (IAM User Guide, "Single-valued vs. multivalued
 * context keys").
 */
public final class IrsaTrustHoldsWithoutClaim implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("irsa-trust-holds-without-claim").severity(HIGH).judges(IamRole.class);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (role.clusterProviders().isEmpty()) {
      return notApplicable();
    }
    for (String provider : role.clusterProviders()) {
      for (Claim claim : Subjects.claims(role, provider)) {
        boolean alone = Subjects.claims(role, provider).stream().noneMatch(claim::isBackedBy);
        if (claim.holdsWithoutKey() && alone) {
          boolean negated = claim.operator().contains("Not");
          return fail(
                  role.trustPolicy(),
                  "%s asks %s with %s, which holds when the token has none",
                  role.lastName(),
                  Subjects.claimName(claim),
                  claim.operator())
              .as(negated ? HIGH : MEDIUM);
        }
      }
    }
    return pass();
  }
}
