package dev.seawall.checks.access;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Aws;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.aws.InstanceProfile;
import dev.seawall.core.aws.Nodegroup;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Roles that are let in as nodes and that no node has. */
final class LeftOverRoles {
  private static final Duration LATELY = Duration.ofDays(30);

  private LeftOverRoles() {}

  /**
   * Whether there are instances and neither they, node groups nor Auto Mode have the role; unknown
   * where they may not be listed.
   */
  static boolean isUnused(IamRole role, AccessEntry entry, Inventory inventory) {
    Aws aws = inventory.aws();
    String arn = role.arn().toString();
    if (!entry.entryType().or("").startsWith("EC2") || wasUsedOfLate(role, inventory)) {
      return false;
    }
    inventory.requireAll(AwsTypes.INSTANCES, entry);
    inventory.requireAll(AwsTypes.NODEGROUPS, entry);
    List<Instance> instances = aws.all(Instance.class);
    if (instances.isEmpty()) {
      return false;
    }
    for (Instance each : instances) {
      String profile = each.instanceProfile().or("");
      if (!profile.isEmpty()
          && aws.get(InstanceProfile.class, profile, entry).roles().contains(arn)) {
        return false;
      }
    }
    EksCluster cluster = entry.cluster(aws);
    long read =
        aws.all(Nodegroup.class).stream()
            .filter(each -> cluster.owns(each, each.clusterName().or("")))
            .count();
    boolean allRead = read >= cluster.texts("ListNodegroups").or(List.of()).size();
    return allRead && !cluster.nodeRoles(aws).contains(arn);
  }

  /** Karpenter's nodes and groups that are scaled down come and go. */
  private static boolean wasUsedOfLate(IamRole role, Inventory inventory) {
    Optional<Instant> used = role.lastUsed().value();
    Optional<Instant> now = inventory.time();
    return used.isPresent() && (now.isEmpty() || used.get().isAfter(now.get().minus(LATELY)));
  }
}
