package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
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
public final class ClusterRoleTrustedByOthers implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-role-trusted-by-others")
        .severity(HIGH)
        .judges(EksCluster.class)
        .reads(AwsTypes.IAM_ROLES);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (!cluster.roleArn().isSet()) {
      return notApplicable();
    }
    IamRole role = inventory.aws().get(IamRole.class, cluster.roleArn().or(""), cluster);
    boolean read = role.trustPolicy().isSet();
    for (Trusted each : role.trust().trusted()) {
      if (!each.isService("eks")) {
        return fail(
            role.trustPolicy(),
            "%s is the role of the cluster %s, and %s can take it too",
            role.lastName(),
            cluster.name(),
            each);
      }
    }
    return read ? pass() : notApplicable();
  }
}
