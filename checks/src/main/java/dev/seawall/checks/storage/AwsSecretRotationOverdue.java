package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.checks.Day;
import dev.seawall.core.aws.AwsSecret;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A secret whose rotation was due and did not happen ({@code NextRotationDate} is past). */
public final class AwsSecretRotationOverdue implements Check<AwsSecret> {
  /** The date has no time of day, and a rotation may take its window. */
  private static final Duration GRACE = Duration.ofDays(1);

  @Override
  public Spec<AwsSecret> spec() {
    return Spec.check("aws-secret-rotation-overdue").severity(HIGH).judges(AwsSecret.class);
  }

  @Override
  public Verdict judge(AwsSecret secret, Inventory inventory) {
    if (!secret.rotates().is(true)) {
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Optional<Instant> due = secret.nextRotation().value();
    return due.isPresent() && due.get().plus(GRACE).isBefore(now.get())
        ? fail(
            secret.nextRotation(),
            "%s should have been rotated on %s",
            secret.name(),
            Day.of(due.get()))
        : pass();
  }
}
