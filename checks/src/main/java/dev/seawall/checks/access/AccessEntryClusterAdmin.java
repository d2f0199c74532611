package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An access entry with the policy {@code AmazonEKSClusterAdminPolicy} in the whole cluster, which
 * is not the only one.
 */
public final class AccessEntryClusterAdmin implements Check<AccessEntry> {
  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-cluster-admin")
        .severity(HIGH)
        .judges(AccessEntry.class)
        .reads(AwsTypes.EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    if (!entry.isClusterAdmin()) {
      return pass();
    }
    long admins =
        entry.cluster(inventory.aws()).accessEntries(inventory.aws()).stream()
            .filter(AccessEntry::isClusterAdmin)
            .count();
    return admins < 2
        ? pass()
        : fail(
            entry.principalArn(),
            "%s may do everything in %s, as %d others may",
            entry.principal().map(Arn::name).orElse("a principal"),
            entry.clusterName(),
            admins - 1);
  }
}
