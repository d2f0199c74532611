package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A subnet with the route table and network ACL that are in force. */
public final class Subnet extends AwsResource {
  public Subnet(Document document) {
    super(document);
  }
}
