package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.Resources;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A role of nodes that holds the rights of a controller that should have a role of its own: a CSI
 * driver, an autoscaler, the load balancer controller or ExternalDNS.
 */
public final class NodeRoleWithControllerRights implements Check<IamRole> {

  /** An action that each controller cannot do without, and whose it is. */
  private static final Map<String, String> CONTROLLERS =
      new TreeMap<>(
          Map.of(
              "ec2:AttachVolume", "the EBS CSI driver",
              "elasticfilesystem:CreateAccessPoint", "the EFS CSI driver",
              "fsx:CreateFileSystem", "the FSx CSI driver",
              "autoscaling:SetDesiredCapacity", "the Cluster Autoscaler",
              "ec2:CreateFleet", "Karpenter",
              "elasticloadbalancing:CreateLoadBalancer", "the load balancer controller",
              "route53:ChangeResourceRecordSets", "ExternalDNS"));

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-with-controller-rights")
        .severity(MEDIUM)
        .judges(IamRole.class)
        .reads(NODEGROUPS, INSTANCES, INSTANCE_PROFILES, MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    Optional<IamPowers> rights = NodeRoleRights.of(role, inventory);
    if (rights.isEmpty()) {
      return notApplicable();
    }
    IamPowers powers = rights.get();
    for (Map.Entry<String, String> each : CONTROLLERS.entrySet()) {
      Optional<Answer.Yes> right = powers.can(each.getKey(), Resources.any());
      if (right.isPresent()) {
        return fail(
            role,
            "nodes with %s may do %s, as %s",
            role.lastName(),
            each.getKey(),
            each.getValue());
      }
    }
    return pass();
  }
}
