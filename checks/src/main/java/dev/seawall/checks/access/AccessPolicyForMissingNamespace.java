package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
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

/** An access policy for a namespace that does not exist ({@code accessScope.namespaces}). */
public final class AccessPolicyForMissingNamespace implements Check<AccessEntry> {
  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-policy-for-missing-namespace")
        .severity(MEDIUM)
        .judges(AccessEntry.class)
        .reads(AwsTypes.EKS_CLUSTERS, Types.NAMESPACES)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    EksCluster cluster = entry.cluster(inventory.aws());
    if (!ClusterAdmins.in(inventory).isOfThisCluster(cluster)) {
      return unknown("the objects of " + cluster.name() + " were not read");
    }
    for (AccessEntry.AccessPolicy policy : entry.policies()) {
      for (String namespace : policy.namespaces().or(List.of())) {
        boolean there =
            namespace.contains("*")
                || inventory.cluster().object(Types.NAMESPACES, "", namespace).isPresent();
        if (!there) {
          return fail(
              policy.namespaces(),
              "%s has %s in the namespace %s, which does not exist",
              entry.principal().map(Arn::lastName).orElse("a principal"),
              policy.policyName(),
              namespace);
        }
      }
    }
    return pass();
  }
}
