package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsAccount;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An account whose root user logs in without a second factor ({@code AccountMFAEnabled} of {@code
 * iam:GetAccountSummary}).
 */
public final class RootUserWithoutMfa implements Check<AwsAccount> {
  @Override
  public Spec<AwsAccount> spec() {
    return Spec.check("root-user-without-mfa").severity(CRITICAL).judges(AwsAccount.class);
  }

  @Override
  public Verdict judge(AwsAccount account, Inventory inventory) {
    // the console of GovCloud knows no root user (AWS GovCloud user guide, "AWS IAM")
    if (account.arn().partition().equals("aws-us-gov")) {
      return notApplicable();
    }
    if (account.number("GetAccountSummary", "AccountPasswordPresent").is(0L)) {
      return pass();
    }
    Fact<Long> devices = account.number("GetAccountSummary", "AccountMFAEnabled").orDefault(0L);
    return devices.is(0L)
        ? fail(devices, "the root user of the account %s has no second factor", account.account())
        : pass();
  }
}
