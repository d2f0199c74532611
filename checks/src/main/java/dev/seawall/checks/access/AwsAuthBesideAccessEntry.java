package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.ClusterAdmins;
import dev.seawall.core.eks.PodRoles;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.MappedPrincipal;

/** An IAM principal in the ConfigMap aws-auth that has an access entry too, which goes first. */
public final class AwsAuthBesideAccessEntry implements Check<MappedPrincipal> {
  @Override
  public Spec<MappedPrincipal> spec() {
    return Spec.check("aws-auth-beside-access-entry")
        .severity(LOW)
        .judges(MappedPrincipal.class)
        .reads(AwsTypes.EKS_CLUSTERS, AwsTypes.ACCESS_ENTRIES);
  }

  @Override
  public Verdict judge(MappedPrincipal mapped, Inventory inventory) {
    if (!ClusterAdmins.readsAwsAuth(inventory)) {
      return notApplicable();
    }
    Arn own =
        mapped
            .principalArn()
            .value()
            .flatMap(Arn::of)
            .orElseThrow(() -> UnresolvedFactException.missing(mapped, "it has no ARN"));
    EksCluster cluster = PodRoles.in(inventory).cluster(mapped);
    for (AccessEntry entry : cluster.accessEntries(inventory.aws())) {
      boolean same =
          entry
              .principal()
              .filter(arn -> arn.account().equals(own.account()))
              .filter(arn -> arn.resourceType().equals(own.resourceType()))
              .filter(arn -> arn.lastName().equals(own.lastName()))
              .isPresent();
      if (same) {
        return fail(mapped.principalArn(), "%s is in aws-auth and has an access entry too", mapped);
      }
    }
    return pass();
  }
}
