package dev.seawall.checks.access;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Aws;
import dev.seawall.core.aws.AwsAccount;
import dev.seawall.core.aws.AwsPart;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The row of an access entry's IAM user in the account's credential report. */
final class Credentials {
  private Credentials() {}

  /** The row; empty when the entry is for somebody else than a user of its own account. */
  static Optional<AwsPart> of(AccessEntry entry, Aws aws) {
    boolean ownUser =
        entry
            .principal()
            .filter(arn -> arn.resourceType().equals("user"))
            .filter(arn -> arn.account().equals(entry.account()))
            .isPresent();
    if (!ownUser) {
      return Optional.empty();
    }
    AwsAccount account =
        aws.account(entry.account())
            .orElseThrow(() -> UnresolvedFactException.missing(entry, "its account was not read"));
    return Optional.of(
        account.credentialReport().stream()
            .filter(row -> row.text("arn").is(entry.principalArn().or("")))
            .findFirst()
            .orElseThrow(
                () ->
                    UnresolvedFactException.missing(
                        entry, "the credential report does not have the user")));
  }

  /** When a key was made, if it is active. */
  static Optional<Instant> madeWhenActive(AwsPart row, String key) {
    if (!row.scalar(key + "_active").is("true")) {
      return Optional.empty();
    }
    String written = row.scalar(key + "_last_rotated").or("");
    try {
      return Optional.of(OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException notOne) {
      throw UnresolvedFactException.missing(row, key + "_last_rotated is " + written);
    }
  }
}
