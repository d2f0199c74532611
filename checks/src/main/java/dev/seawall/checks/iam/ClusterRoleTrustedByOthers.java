package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A cluster role that others than the service EKS can take ({@code roleArn} of {@code
 * eks:DescribeCluster}).
 */
public final class ClusterRoleTrustedByOthers implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("cluster-role-trusted-by-others")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(AwsTypes.EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isOfClusters(inventory.aws()) || !role.trustPolicy().isSet()) {
      return notApplicable();
    }
    for (Trusted each : role.trusted()) {
      if (!each.isService("eks")) {
        return fail(
            role.trustPolicy(),
            "%s is the role of a cluster, and %s can take it too",
            role.lastName(),
            each);
      }
    }
    return pass();
  }
}
