package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** One account in one region: the settings and services that are on or off there. */
public final class AwsRegion extends AwsResource {
  public AwsRegion(Document document) {
    super(document);
  }
}
