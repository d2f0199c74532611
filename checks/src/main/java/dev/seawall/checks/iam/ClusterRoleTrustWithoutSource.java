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
 * A role of a control plane that EKS would also take for a cluster of another account ({@code
 * aws:SourceArn} and {@code aws:SourceAccount}; EKS User Guide, "Cross-service confused deputy
 * prevention").
 */
public final class ClusterRoleTrustWithoutSource implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("cluster-role-trust-without-source")
        .severity(LOW)
        .judges(IamRole.class)
        .reads(EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isOfClusters(inventory.aws())) {
      return notApplicable();
    }
    return role.letsServiceFromElsewhere("eks", "cluster/x")
        ? fail(
            role.trustPolicy(), "%s does not say for which clusters EKS takes it", role.lastName())
        : pass();
  }
}
