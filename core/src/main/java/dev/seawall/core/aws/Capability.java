package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An EKS capability, such as the managed Argo CD ({@code eks:DescribeCapability}). */
public final class Capability extends AwsResource {
  public Capability(Document document) {
    super(document);
  }
}
