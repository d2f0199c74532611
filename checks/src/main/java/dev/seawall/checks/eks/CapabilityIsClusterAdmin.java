package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Capability;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A capability whose access entry makes it an administrator of the cluster ({@code
 * eks:ListAssociatedAccessPolicies} of its role).
 */
public final class CapabilityIsClusterAdmin implements Check<Capability> {
  @Override
  public Spec<Capability> spec() {
    return Spec.check("capability-is-cluster-admin")
        .severity(HIGH)
        .judges(Capability.class)
        .reads(AwsTypes.EKS_CLUSTERS, AwsTypes.ACCESS_ENTRIES);
  }

  @Override
  public Verdict judge(Capability capability, Inventory inventory) {
    Optional<String> role = capability.roleArn().value();
    Optional<EksCluster> cluster =
        inventory.aws().all(EksCluster.class).stream()
            .filter(each -> each.region().equals(capability.region()))
            .filter(each -> each.account().equals(capability.account()))
            .filter(each -> capability.clusterName().is(each.name()))
            .findFirst();
    if (role.isEmpty() || cluster.isEmpty()) {
      return unknown("the cluster of " + capability.name() + " was not read");
    }
    if (!cluster.get().texts("ListAccessEntries").or(List.of()).contains(role.get())) {
      return pass();
    }
    Optional<AccessEntry> entry =
        inventory.aws().all(AccessEntry.class).stream()
            .filter(each -> cluster.get().owns(each, each.clusterName()))
            .filter(each -> each.principalArn().is(role.get()))
            .findFirst();
    if (entry.isEmpty()) {
      return unknown("the access entry of " + role.get() + " was not read");
    }
    return entry.get().isClusterAdmin()
        ? fail(
            entry
                .get()
                .field("ListAssociatedAccessPolicies")
                .map(all -> "AmazonEKSClusterAdminPolicy"),
            "capability %s is an administrator of %s",
            capability.name(),
            cluster.get().name())
        : pass();
  }
}
