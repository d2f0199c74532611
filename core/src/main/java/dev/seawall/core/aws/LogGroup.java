package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A CloudWatch log group of a cluster. */
public final class LogGroup extends AwsResource {
  public LogGroup(Document document) {
    super(document);
  }
}
