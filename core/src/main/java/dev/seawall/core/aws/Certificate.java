package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A certificate that a listener of a load balancer shows. */
public final class Certificate extends AwsResource {
  public Certificate(Document document) {
    super(document);
  }
}
