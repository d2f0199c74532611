package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.ACCESS_ENTRIES;
import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamIdentity;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.NodeRoles;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Set;

/**
 * A role of nodes of EKS Auto Mode with more than these need: {@code
 * AmazonEKSWorkerNodeMinimalPolicy} and pulling from ECR.
 */
public final class AutoModeNodeRoleWithMore implements Check<IamRole> {

  /** EKS User Guide, "Amazon EKS Auto Mode node IAM role". */
  private static final Set<String> NEEDED =
      Set.of(
          "AmazonEKSWorkerNodeMinimalPolicy",
          "AmazonEC2ContainerRegistryPullOnly",
          "AmazonEC2ContainerRegistryReadOnly");

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("auto-mode-node-role-with-more")
        .severity(MEDIUM)
        .judges(IamRole.class)
        .reads(EKS_CLUSTERS, NODEGROUPS, ACCESS_ENTRIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    NodeRoles nodes = NodeRoles.of(inventory.aws());
    if (!nodes.has(role, NodeRoles.Kind.AUTO_MODE) || nodes.has(role, NodeRoles.Kind.EC2)) {
      return notApplicable();
    }
    for (IamIdentity.InlinePolicy each : role.inlinePolicies()) {
      return fail(
          role, "the role of Auto Mode nodes %s has policy %s", role.lastName(), each.name());
    }
    for (String arn : role.attachedPolicies()) {
      String name = arn.substring(arn.lastIndexOf('/') + 1);
      if (!NEEDED.contains(name)) {
        return fail(role, "the role of Auto Mode nodes %s has policy %s", role.lastName(), name);
      }
    }
    return pass();
  }
}
