package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A secret of Secrets Manager that the cluster uses; never its value. */
public final class AwsSecret extends AwsResource {
  public AwsSecret(Document document) {
    super(document);
  }
}
