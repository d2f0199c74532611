package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.ACCESS_ENTRIES;
import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.NodeRoles;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.SortedSet;

/** A role that nodes of several clusters have. */
public final class NodeRoleOfSeveralClusters implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-of-several-clusters")
        .severity(LOW)
        .judges(IamRole.class)
        .reads(EKS_CLUSTERS, NODEGROUPS, ACCESS_ENTRIES, INSTANCES, INSTANCE_PROFILES)
        .acrossClusters();
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    NodeRoles nodes = NodeRoles.of(inventory.aws());
    if (!nodes.has(role)) {
      return notApplicable();
    }
    SortedSet<String> clusters = nodes.clustersOf(role);
    if (clusters.size() > 1) {
      return fail(
          role, "%s is the role of nodes of %s", role.lastName(), String.join(", ", clusters));
    }
    return pass();
  }
}
