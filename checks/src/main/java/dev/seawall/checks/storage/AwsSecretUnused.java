package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
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

/** A secret whose value nobody read for 90 days ({@code LastAccessedDate}). */
public final class AwsSecretUnused implements Check<AwsSecret> {
  private static final Duration LONGEST = Duration.ofDays(90);

  @Override
  public Spec<AwsSecret> spec() {
    return Spec.check("aws-secret-unused").severity(LOW).judges(AwsSecret.class);
  }

  @Override
  public Verdict judge(AwsSecret secret, Inventory inventory) {
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Optional<Instant> read = secret.lastRead().value().or(() -> secret.created().value());
    return read.isPresent() && read.get().isBefore(now.get().minus(LONGEST))
        ? fail(secret.lastRead(), "nobody read %s since %s", secret.name(), Day.of(read.get()))
        : pass();
  }
}
