package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * An IAM user with an access entry that logs in to the console without a second factor ({@code
 * iam:GetCredentialReport}).
 */
public final class AccessEntryUserWithoutMfa implements Check<AccessEntry> {
  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-user-without-mfa")
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
    AwsPart row = credentials.get();
    return row.scalar("password_enabled").is("true") && !row.scalar("mfa_active").is("true")
        ? fail(
            entry.principalArn(),
            "%s may enter %s and logs in without a second factor",
            row.scalar("user").or(""),
            entry.clusterName())
        : pass();
  }
}
