package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** What gives a role to EC2 instances. */
public final class InstanceProfile extends AwsResource {
  public InstanceProfile(Document document) {
    super(document);
  }
}
