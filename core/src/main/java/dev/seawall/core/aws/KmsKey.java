package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A KMS key with its policy, rotation and grants. */
public final class KmsKey extends AwsResource {
  public KmsKey(Document document) {
    super(document);
  }
}
