package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Set;

/**
 * The role of nodes or of pods on Fargate with a standard access entry, or with an access policy
 * that is not made for nodes.
 */
public final class NodeRoleWithMoreAccess implements Check<AccessEntry> {
  private static final Set<String> FOR_NODES =
      Set.of("AmazonEKSAutoNodePolicy", "AmazonEKSHybridPolicy");

  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("node-role-with-more-access")
        .severity(HIGH)
        .judges(AccessEntry.class)
        .reads(AwsTypes.EKS_CLUSTERS, AwsTypes.NODEGROUPS, AwsTypes.FARGATE_PROFILES);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    boolean ofNodes =
        entry.isOfNodes()
            || entry
                .cluster(inventory.aws())
                .nodeRoles(inventory.aws())
                .contains(entry.principalArn().or(""));
    if (!ofNodes) {
      return notApplicable();
    }
    List<String> more =
        entry.policies().stream()
            .map(AccessEntry.AccessPolicy::policyName)
            .filter(name -> !FOR_NODES.contains(name))
            .toList();
    String role = entry.principal().map(Arn::lastName).orElse("a role");
    if (!more.isEmpty()) {
      return fail(
          entry.policies().getFirst().policyArn(),
          "the node role %s has %s in %s",
          role,
          more.getFirst(),
          entry.clusterName());
    }
    List<String> groups = entry.isOfNodes() ? List.of() : entry.groups().or(List.of());
    return groups.isEmpty()
        ? pass()
        : fail(
            entry.groups(),
            "the node role %s is in the group %s of %s",
            role,
            groups.getFirst(),
            entry.clusterName());
  }
}
