package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
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
 * A role that the OIDC provider of a cluster gives to service accounts by a pattern (EKS Best
 * Practices Guide, "Scope the IAM Role trust policy").
 */
public final class IrsaTrustWithWildcardSubject implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("irsa-trust-with-wildcard-subject").severity(HIGH).judges(IamRole.class);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (role.clusterProviders().isEmpty()) {
      return notApplicable();
    }
    for (String provider : role.clusterProviders()) {
      if (Subjects.letsIn(role, provider, Subjects.NOBODY)) {
        return notApplicable();
      }
      for (String subject : Subjects.patterns(role, provider)) {
        if (Subjects.letsIn(role, provider, Subjects.example(subject))) {
          return fail(
                  role.trustPolicy(),
                  "%s is given to every service account like %s",
                  role.lastName(),
                  subject)
              .as(Subjects.isInOneNamespace(subject) ? MEDIUM : HIGH);
        }
      }
    }
    return pass();
  }
}
