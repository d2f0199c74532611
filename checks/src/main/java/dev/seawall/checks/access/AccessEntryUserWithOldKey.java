package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.checks.Day;
import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An IAM user with an access entry and an access key older than 90 days ({@code
 * iam:GetCredentialReport}).
 */
public final class AccessEntryUserWithOldKey implements Check<AccessEntry> {
  private static final Duration LONGEST = Duration.ofDays(90);

  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-user-with-old-key")
        .severity(HIGH)
        .judges(AccessEntry.class)
        .reads(AwsTypes.ACCOUNTS);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    Optional<AwsPart> credentials = Credentials.of(entry, inventory.aws());
    if (credentials.isEmpty()) {
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Instant limit = now.get().minus(LONGEST);
    for (String key : List.of("access_key_1", "access_key_2")) {
      Optional<Instant> made = Credentials.madeWhenActive(credentials.get(), key);
      if (made.isPresent() && made.get().isBefore(limit)) {
        return fail(
            entry.principalArn(),
            "%s may enter %s with an access key of %s",
            credentials.get().scalar("user").or(""),
            entry.clusterName(),
            Day.of(made.get()));
      }
    }
    return pass();
  }
}
