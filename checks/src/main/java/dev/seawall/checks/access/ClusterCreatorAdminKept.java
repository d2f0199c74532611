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
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The access entry of whoever made the cluster, which EKS made an administrator with it ({@code
 * accessConfig.bootstrapClusterCreatorAdminPermissions}).
 */
public final class ClusterCreatorAdminKept implements Check<AccessEntry> {
  private static final Duration WITH_THE_CLUSTER = Duration.ofMinutes(5);

  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("cluster-creator-admin-kept")
        .severity(MEDIUM)
        .judges(AccessEntry.class)
        .reads(AwsTypes.EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    EksCluster cluster = entry.cluster(inventory.aws());
    if (!entry.isClusterAdmin() || !cluster.creatorIsAdministrator().is(true)) {
      return pass();
    }
    Optional<Instant> made = entry.createdAt().value();
    Optional<Instant> begun = cluster.createdAt().value();
    if (made.isEmpty() || begun.isEmpty()) {
      return unknown("when the entry and the cluster were made is not known");
    }
    boolean first =
        cluster.accessEntries(inventory.aws()).stream()
            .flatMap(each -> each.createdAt().value().stream())
            .noneMatch(each -> each.isBefore(made.get()));
    return first && made.get().isBefore(begun.get().plus(WITH_THE_CLUSTER))
        ? fail(
            entry.createdAt(),
            "%s was made an administrator of %s because it made the cluster",
            name(entry),
            cluster.name())
        : pass();
  }

  private static String name(AccessEntry entry) {
    return entry.principal().map(Arn::name).orElse("a principal");
  }
}
