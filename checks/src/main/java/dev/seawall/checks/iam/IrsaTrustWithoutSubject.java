package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A role that the OIDC provider of a cluster gives to every service account: the trust policy does
 * not limit the subject of the token (EKS User Guide, "Assign IAM roles to Kubernetes service
 * accounts").
 */
public final class IrsaTrustWithoutSubject implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("irsa-trust-without-subject").severity(CRITICAL).judges(IamRole.class);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    List<String> providers = role.clusterProviders();
    if (providers.isEmpty()) {
      return notApplicable();
    }
    for (String provider : providers) {
      if (Subjects.letsIn(role, provider, Subjects.NOBODY)) {
        return fail(
            role.trustPolicy(),
            "%s is given to every service account of the cluster with issuer %s",
            role.lastName(),
            Subjects.shortIssuer(provider));
      }
    }
    return pass();
  }
}
