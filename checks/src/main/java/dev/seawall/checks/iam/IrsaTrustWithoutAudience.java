package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A role that the OIDC provider of a cluster gives to tokens for whatever audience ({@code
 * ISSUER:aud} in the trust policy).
 */
public final class IrsaTrustWithoutAudience implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("irsa-trust-without-audience").severity(MEDIUM).judges(IamRole.class);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (role.clusterProviders().isEmpty()) {
      return notApplicable();
    }
    for (String provider : role.clusterProviders()) {
      for (String subject : Subjects.examples(role, provider)) {
        if (role.lets(provider, subject, "named-by-no-policy.example")) {
          return fail(
              role.trustPolicy(),
              "%s is given to tokens for any audience of the issuer %s",
              role.lastName(),
              Subjects.shortIssuer(provider));
        }
      }
    }
    return pass();
  }
}
