package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An IAM user with its permissions. */
public final class IamUser extends AwsResource {
  public IamUser(Document document) {
    super(document);
  }
}
