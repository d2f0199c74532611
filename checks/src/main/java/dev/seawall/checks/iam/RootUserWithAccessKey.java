package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsAccount;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An account whose root user has access keys ({@code AccountAccessKeysPresent} of {@code
 * iam:GetAccountSummary}).
 */
public final class RootUserWithAccessKey implements Check<AwsAccount> {
  @Override
  public Spec<AwsAccount> spec() {
    return Spec.check("root-user-with-access-key").severity(CRITICAL).judges(AwsAccount.class);
  }

  @Override
  public Verdict judge(AwsAccount account, Inventory inventory) {
    Fact<Long> keys = account.number("GetAccountSummary", "AccountAccessKeysPresent").orDefault(0L);
    return keys.or(0L) > 0
        ? fail(keys, "the root user of the account %s has access keys", account.account())
        : pass();
  }
}
