package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A control plane whose role still has {@code AmazonEKSServicePolicy}, which clusters made since
 * April 2020 do not need (EKS User Guide, "Amazon EKS cluster IAM role").
 */
public final class LegacyClusterPolicy implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("legacy-cluster-policy")
        .severity(LOW)
        .judges(IamRole.class)
        .reads(EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isOfClusters(inventory.aws())) {
      return notApplicable();
    }
    return role.isAttachedTo("AmazonEKSServicePolicy")
        ? fail(role, "%s has AmazonEKSServicePolicy", role.lastName())
        : pass();
  }
}
