package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An EKS add-on ({@code eks:DescribeAddon}) with what its publisher says of its versions. */
public final class Addon extends AwsResource {
  public Addon(Document document) {
    super(document);
  }
}
