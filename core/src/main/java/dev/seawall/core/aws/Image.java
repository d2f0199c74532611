package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An Amazon Machine Image that nodes run. */
public final class Image extends AwsResource {
  public Image(Document document) {
    super(document);
  }
}
