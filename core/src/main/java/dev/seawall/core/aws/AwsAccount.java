package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.List;

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

  /** A setting of the block that holds for all its buckets; off when the account has none. */
  public Fact<Boolean> blocks(String setting) {
    return flag("GetPublicAccessBlock", setting).orDefault(false);
  }

  /** The ARNs of all OpenID Connect providers that IAM knows. */
  public Fact<List<String>> openIdProviders() {
    return texts("ListOpenIDConnectProviders");
  }

  /** The rows of {@code iam:GetCredentialReport}, one for each user, by the columns' names. */
  public List<AwsPart> credentialReport() {
    return parts((path, row) -> new AwsPart(this, path, row), "GetCredentialReport");
  }
}
