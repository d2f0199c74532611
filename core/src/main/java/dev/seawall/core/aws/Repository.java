package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An ECR repository that images of the cluster come from. */
public final class Repository extends AwsResource {
  public Repository(Document document) {
    super(document);
  }
}
