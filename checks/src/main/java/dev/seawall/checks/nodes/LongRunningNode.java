package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A node that was started long ago ({@code LaunchTime} of {@code ec2:DescribeInstances}). */
public final class LongRunningNode implements Check<Instance> {

  /** Half a dozen releases of EKS's images. */
  private static final Duration LONG = Duration.ofDays(90);

  @Override
  public Spec<Instance> spec() {
    return Spec.check("long-running-node").severity(MEDIUM).judges(Instance.class);
  }

  @Override
  public Verdict judge(Instance instance, Inventory inventory) {
    if (instance.isGone() || instance.isAutoMode()) {
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Fact<Instant> start = instance.launchTime();
    if (!start.isSet()) {
      return unknown("when " + instance.name() + " was started is not known");
    }
    return start.or(Instant.MAX).isBefore(now.get().minus(LONG))
        ? fail(
            start,
            "%s has run since %s",
            instance.name(),
            LocalDate.ofInstant(start.or(Instant.EPOCH), ZoneOffset.UTC))
        : pass();
  }
}
