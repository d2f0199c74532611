package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An IAM role with its trust policy and permissions. */
public final class IamRole extends AwsResource {
  public IamRole(Document document) {
    super(document);
  }
}
