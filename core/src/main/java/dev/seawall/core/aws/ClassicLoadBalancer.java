package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A Classic Load Balancer made for the cluster. */
public final class ClassicLoadBalancer extends AwsResource {
  public ClassicLoadBalancer(Document document) {
    super(document);
  }
}
