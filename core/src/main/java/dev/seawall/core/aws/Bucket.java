package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An S3 bucket that holds logs, backups or volumes of the cluster. */
public final class Bucket extends AwsResource {
  public Bucket(Document document) {
    super(document);
  }
}
