package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.IAM_ROLES;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A role of a control plane that EKS would also take for a cluster of another account ({@code
 * aws:SourceArn} and {@code aws:SourceAccount}; EKS User Guide, "Cross-service confused deputy
 * prevention").
 */
public final class ClusterRoleTrustWithoutSource implements Check<EksCluster> {

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-role-trust-without-source")
        .severity(LOW)
        .judges(EksCluster.class)
        .reads(IAM_ROLES);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (!cluster.roleArn().isSet()) {
      return notApplicable();
    }
    IamRole role = inventory.aws().get(IamRole.class, cluster.roleArn().or(""), cluster);
    return role.letsServiceFromElsewhere("eks", "cluster/x")
        ? fail(
            role.trustPolicy(), "%s does not say for which clusters EKS takes it", role.lastName())
        : pass();
  }
}
