package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A secret of Secrets Manager; its value is never read. */
public final class AwsSecret extends AwsResource {
  public AwsSecret(Document document) {
    super(document);
  }

  public ResourcePolicy policy() {
    return ResourcePolicy.of(this, "GetResourcePolicy");
  }
}
