package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A transit gateway that the cluster's VPC is attached to. */
public final class TransitGateway extends AwsResource {
  public TransitGateway(Document document) {
    super(document);
  }
}
