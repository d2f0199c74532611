package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An Auto Scaling group that makes nodes. */
public final class AutoScalingGroup extends AwsResource {
  public AutoScalingGroup(Document document) {
    super(document);
  }
}
