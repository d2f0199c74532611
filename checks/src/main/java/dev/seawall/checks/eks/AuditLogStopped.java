package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.LogGroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster that is up and told to write its audit log, and from which nothing came for hours
 * ({@code lastEventTimestamp} of {@code logs:DescribeLogStreams}).
 */
public final class AuditLogStopped implements Check<EksCluster> {
  private static final Duration SILENCE = Duration.ofHours(6);

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("audit-log-stopped")
        .severity(HIGH)
        .judges(EksCluster.class)
        .reads(AwsTypes.LOG_GROUPS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered() || !cluster.isUp() || !cluster.loggedTypes().contains("audit")) {
      return notApplicable();
    }
    Optional<LogGroup> group = cluster.logGroup(inventory.aws());
    if (group.isEmpty()) {
      // control-plane-log-group-missing says so
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Instant earliest = now.get().minus(SILENCE);
    Optional<Instant> last = group.get().lastAuditEvent();
    boolean young = cluster.createdAt().value().filter(made -> made.isAfter(earliest)).isPresent();
    if (last.isEmpty() && (young || cluster.changedSince(earliest, "LoggingUpdate"))) {
      return notApplicable();
    }
    if (last.isPresent() && !last.get().isBefore(earliest)) {
      return pass();
    }
    return fail(
            group
                .get()
                .field("DescribeLogStreams")
                .map(all -> "newest event " + (last.isPresent() ? last.get() : "never")),
            "no event of %s came since %s",
            cluster.name(),
            last.isPresent() ? last.get() : "logging was turned on")
        .and(cluster.logging());
  }
}
