package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.aws.SecurityGroupRule;
import dev.seawall.core.aws.SecurityGroupUses;
import dev.seawall.core.aws.SecurityGroupUses.Use;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A security group of nodes that lets more than the control plane and other nodes reach the
 * kubelet's port 10250 (EKS user guide, "View Amazon EKS security group requirements").
 */
public final class KubeletPortReachable implements Check<SecurityGroup> {
  private static final long KUBELET = 10250;
  private static final Set<Use> OF_CLUSTER = Set.of(Use.CONTROL_PLANE, Use.NODES, Use.PODS);

  @Override
  public Spec<SecurityGroup> spec() {
    return Spec.check("kubelet-port-reachable")
        .severity(HIGH)
        .judges(SecurityGroup.class)
        .reads(
            AwsTypes.EKS_CLUSTERS,
            AwsTypes.INSTANCES,
            AwsTypes.NETWORK_INTERFACES,
            AwsTypes.PREFIX_LISTS);
  }

  @Override
  public Verdict judge(SecurityGroup group, Inventory inventory) {
    SecurityGroupUses uses = SecurityGroupUses.of(inventory.aws());
    if (!uses.guardsNodes(group)) {
      return notApplicable();
    }
    Optional<SecurityGroup.Open> open = group.openToInternet(inventory.aws(), KUBELET, KUBELET);
    if (open.isPresent()) {
      return fail(
          open.get().rules().getFirst(), "%s opens the kubelet: %s", group.groupId(), open.get());
    }
    List<SecurityGroupRule> rules =
        group.ingress().stream().filter(rule -> rule.coversTcp(KUBELET)).toList();
    return rules.stream()
        .filter(SecurityGroupRule::hasAddresses)
        .findFirst()
        .or(() -> rules.stream().filter(rule -> !isOfCluster(rule, group, uses)).findFirst())
        .<Verdict>map(
            rule -> fail(rule, "%s opens the kubelet: %s", group.groupId(), rule).as(MEDIUM))
        .orElseGet(Verdict::pass);
  }

  /** The control plane and nodes talk to kubelets; metrics are read from pods, on nodes too. */
  private static boolean isOfCluster(
      SecurityGroupRule rule, SecurityGroup group, SecurityGroupUses uses) {
    String from = rule.referencedGroup().or("");
    return from.equals(group.groupId()) || uses.guardsAny(from, OF_CLUSTER, group);
  }
}
