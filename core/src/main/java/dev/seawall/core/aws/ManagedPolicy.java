package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A managed policy in its default version, AWS's own or a customer's. */
public final class ManagedPolicy extends AwsResource {
  public ManagedPolicy(Document document) {
    super(document);
  }
}
