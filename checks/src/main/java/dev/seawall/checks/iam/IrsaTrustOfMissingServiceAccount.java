package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Trust;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.PodRoles;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;

/** A role that the OIDC provider of the cluster gives to a service account that does not exist. */
public final class IrsaTrustOfMissingServiceAccount implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("irsa-trust-of-missing-service-account")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(AwsTypes.EKS_CLUSTERS)
        .looksUp(Types.SERVICE_ACCOUNTS, Types.NAMESPACES)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    PodRoles pods = PodRoles.in(inventory);
    boolean asked = false;
    for (String provider : role.clusterProviders()) {
      if (!pods.cluster(role).issuer().is(Trust.issuerOf(provider))) {
        continue;
      }
      asked = true;
      for (String subject : Subjects.exact(role, provider)) {
        String[] parts = subject.split(":", -1);
        if (parts.length == 4 && !pods.hasServiceAccount(parts[2], parts[3], role)) {
          return fail(
              role.trustPolicy(),
              "%s is given to ServiceAccount %s/%s, which does not exist",
              role.lastName(),
              parts[2],
              parts[3]);
        }
      }
    }
    return asked ? pass() : notApplicable();
  }
}
