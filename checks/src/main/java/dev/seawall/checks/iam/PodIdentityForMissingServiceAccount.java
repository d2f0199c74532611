package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.PodIdentityAssociation;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.PodRoles;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;

/** A role that EKS Pod Identity gives to a service account that the cluster does not have. */
public final class PodIdentityForMissingServiceAccount implements Check<PodIdentityAssociation> {
  @Override
  public Spec<PodIdentityAssociation> spec() {
    return Spec.check("pod-identity-for-missing-service-account")
        .severity(HIGH)
        .judges(PodIdentityAssociation.class)
        .reads(AwsTypes.EKS_CLUSTERS)
        .looksUp(Types.SERVICE_ACCOUNTS, Types.NAMESPACES)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(PodIdentityAssociation association, Inventory inventory) {
    if (association.ownerArn().isSet()) {
      return notApplicable();
    }
    PodRoles pods = PodRoles.in(inventory);
    if (!association.cluster(inventory.aws()).equals(pods.cluster(association))) {
      return unknown("the objects of " + association.clusterName().or("") + " were not read");
    }
    String namespace = association.serviceAccountNamespace().or("");
    return pods.hasServiceAccount(namespace, association.serviceAccount().or(""), association)
        ? pass()
        : fail(
            association.serviceAccount(),
            "a role is given to ServiceAccount %s, which does not exist",
            association.qualifiedServiceAccount());
  }
}
