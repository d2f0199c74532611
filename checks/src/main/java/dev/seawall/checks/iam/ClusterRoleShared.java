package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/** A role that the control planes of several clusters have. */
public final class ClusterRoleShared implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("cluster-role-shared")
        .severity(LOW)
        .judges(IamRole.class)
        .reads(EKS_CLUSTERS)
        .acrossClusters();
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    List<EksCluster> all = inventory.all(EksCluster.class);
    List<String> clusters =
        all.stream()
            .filter(each -> !each.roleArn().isUnresolved())
            .filter(each -> each.roleArn().is(role.arn().toString()))
            .map(EksCluster::place)
            .toList();
    if (clusters.isEmpty()) {
      return notApplicable();
    }
    if (clusters.size() > 1) {
      return fail(role, "%s is the role of %s", role.lastName(), String.join(", ", clusters));
    }
    return all.stream().anyMatch(each -> each.roleArn().isUnresolved())
        ? unknown("the roles of some clusters were not read")
        : pass();
  }
}
