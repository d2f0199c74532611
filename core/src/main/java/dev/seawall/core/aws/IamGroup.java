package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An IAM group with its permissions. */
public final class IamGroup extends AwsResource {
  public IamGroup(Document document) {
    super(document);
  }
}
