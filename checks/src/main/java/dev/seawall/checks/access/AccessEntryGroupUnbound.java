package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.ClusterAdmins;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;
import java.util.List;

/** An access entry in a group that no binding names. */
public final class AccessEntryGroupUnbound implements Check<AccessEntry> {
  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-group-unbound")
        .severity(LOW)
        .judges(AccessEntry.class)
        .reads(AwsTypes.EKS_CLUSTERS, Types.CLUSTER_ROLE_BINDINGS, Types.ROLE_BINDINGS)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    ClusterAdmins admins = ClusterAdmins.in(inventory);
    EksCluster cluster = entry.cluster(inventory.aws());
    if (entry.isOfNodes()) {
      return notApplicable();
    }
    if (!admins.isOfThisCluster(cluster)) {
      return unknown("the objects of " + cluster.name() + " were not read");
    }
    for (String group : entry.groups().or(List.of())) {
      if (!admins.isBound(group)) {
        return fail(
            entry.groups(),
            "%s is in the group %s, which no binding names",
            entry.principal().map(Arn::lastName).orElse("a principal"),
            group);
      }
    }
    return pass();
  }
}
