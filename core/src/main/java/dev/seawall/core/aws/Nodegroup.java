package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A managed node group ({@code eks:DescribeNodegroup}). */
public final class Nodegroup extends AwsResource {
  public Nodegroup(Document document) {
    super(document);
  }
}
