package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An AWS account: its root user, organisation and guard rails. */
public final class AwsAccount extends AwsResource {
  public AwsAccount(Document document) {
    super(document);
  }
}
