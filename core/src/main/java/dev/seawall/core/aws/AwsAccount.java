package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;

/** An AWS account: its root user, organisation and guard rails. */
public final class AwsAccount extends AwsResource {
  public AwsAccount(Document document) {
    super(document);
  }

  /**
   * Whether it is known to be the management account of its organisation ({@code
   * DescribeOrganization}, {@code MasterAccountId}), which service control policies do not reach.
   */
  public boolean isManagementAccount() {
    Fact<String> management = text("DescribeOrganization", "MasterAccountId");
    return !management.isUnresolved() && management.is(account());
  }
}
