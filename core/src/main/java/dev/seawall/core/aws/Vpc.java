package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A VPC with what guards and observes it. */
public final class Vpc extends AwsResource {
  public Vpc(Document document) {
    super(document);
  }
}
