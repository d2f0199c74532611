package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.PodIdentityAssociation;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A role that EKS Pod Identity gives to the service account {@code default} of a namespace. */
public final class PodIdentityForDefaultServiceAccount implements Check<PodIdentityAssociation> {
  @Override
  public Spec<PodIdentityAssociation> spec() {
    return Spec.check("pod-identity-for-default-service-account")
        .severity(MEDIUM)
        .judges(PodIdentityAssociation.class);
  }

  @Override
  public Verdict judge(PodIdentityAssociation association, Inventory inventory) {
    Fact<String> account = association.serviceAccount();
    return account.is("default")
        ? fail(
            account,
            "pods of the namespace %s that name no service account get the role %s",
            association.serviceAccountNamespace().or(""),
            association
                .roleArn()
                .or("")
                .substring(association.roleArn().or("").lastIndexOf('/') + 1))
        : pass();
  }
}
