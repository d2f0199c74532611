package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An Application or Network Load Balancer made for the cluster. */
public final class LoadBalancer extends AwsResource {
  public LoadBalancer(Document document) {
    super(document);
  }
}
