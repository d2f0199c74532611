package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.ClusterAdmins;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;

/**
 * More than five IAM principals that are cluster administrators, by access policies, by groups
 * bound to cluster-admin, or by aws-auth.
 */
public final class ManyClusterAdmins implements Check<EksCluster> {
  private static final int MOST = 5;

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("many-cluster-admins")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .reads(AwsTypes.ACCESS_ENTRIES, Types.CLUSTER_ROLE_BINDINGS, Types.CONFIG_MAPS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (!ClusterAdmins.in(inventory).isOfThisCluster(cluster)) {
      return unknown("the objects of " + cluster.name() + " were not read");
    }
    int admins = ClusterAdmins.in(inventory).principals(cluster).size();
    return admins > MOST
        ? fail(cluster, "%d IAM principals may do everything in %s", admins, cluster.name())
        : pass();
  }
}
