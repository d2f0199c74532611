package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An EC2 instance that is or was a node. */
public final class Instance extends AwsResource {
  public Instance(Document document) {
    super(document);
  }
}
