package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A security group and its rules. */
public final class SecurityGroup extends AwsResource {
  public SecurityGroup(Document document) {
    super(document);
  }
}
