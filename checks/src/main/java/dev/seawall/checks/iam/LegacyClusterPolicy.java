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
 * A control plane whose role still has {@code AmazonEKSServicePolicy}, which clusters made since
 * April 2020 do not need (EKS User Guide, "Amazon EKS cluster IAM role").
 */
public final class LegacyClusterPolicy implements Check<EksCluster> {

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("legacy-cluster-policy")
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
    return role.isAttachedTo("AmazonEKSServicePolicy")
        ? fail(role, "%s has AmazonEKSServicePolicy", role.lastName())
        : pass();
  }
}
