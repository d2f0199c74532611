package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A CloudTrail trail. */
public final class Trail extends AwsResource {
  public Trail(Document document) {
    super(document);
  }
}
