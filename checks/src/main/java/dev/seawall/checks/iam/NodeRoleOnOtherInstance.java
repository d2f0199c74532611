package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Instance;
import dev.seawall.core.aws.InstanceProfile;
import dev.seawall.core.aws.NodeRoles;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The instance profile of nodes on instances that are no nodes ({@code
 * ec2:DescribeIamInstanceProfileAssociations}).
 */
public final class NodeRoleOnOtherInstance implements Check<InstanceProfile> {

  @Override
  public Spec<InstanceProfile> spec() {
    return Spec.check("node-role-on-other-instance")
        .severity(MEDIUM)
        .judges(InstanceProfile.class)
        .reads(NODEGROUPS, AUTO_SCALING_GROUPS, INSTANCES);
  }

  @Override
  public Verdict judge(InstanceProfile profile, Inventory inventory) {
    Optional<String> role = NodeRoles.of(inventory.aws()).givenBy(profile);
    if (role.isEmpty()) {
      return notApplicable();
    }
    Nodes nodes = Nodes.of(inventory.aws());
    Set<String> known =
        inventory.aws().all(Instance.class).stream()
            .filter(nodes::isNode)
            .map(Instance::name)
            .collect(Collectors.toSet());
    List<String> others = new ArrayList<>(profile.instanceIds().or(List.of()));
    others.removeAll(known);
    return others.isEmpty()
        ? pass()
        : fail(
            profile.instanceIds(),
            "%s, which is no node, has the role of nodes %s%s",
            others.getFirst(),
            role.get().substring(role.get().lastIndexOf('/') + 1),
            others.size() > 1 ? ", and " + (others.size() - 1) + " more have it" : "");
  }
}
