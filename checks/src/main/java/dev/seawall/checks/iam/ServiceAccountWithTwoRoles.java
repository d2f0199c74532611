package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.PodIdentityAssociation;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.PodRoles;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.ServiceAccount;

/** A service account whose annotation names one role and whose Pod Identity association another. */
public final class ServiceAccountWithTwoRoles implements Check<ServiceAccount> {
  @Override
  public Spec<ServiceAccount> spec() {
    return Spec.check("service-account-with-two-roles")
        .severity(LOW)
        .judges(ServiceAccount.class)
        .reads(AwsTypes.POD_IDENTITY_ASSOCIATIONS, AwsTypes.EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(ServiceAccount account, Inventory inventory) {
    if (PodRoles.annotated(account).isEmpty()) {
      return notApplicable();
    }
    Fact<String> written = account.annotation(PodRoles.ANNOTATION);
    for (PodIdentityAssociation each : PodRoles.in(inventory).associations(account)) {
      if (!each.roleArn().is(written.or(""))) {
        return fail(
            written,
            "%s is annotated with %s and associated with another role",
            account,
            written.or("").substring(written.or("").lastIndexOf('/') + 1));
      }
    }
    return pass();
  }
}
