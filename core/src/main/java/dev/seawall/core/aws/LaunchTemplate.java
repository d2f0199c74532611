package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** The version of a launch template that is in use. */
public final class LaunchTemplate extends AwsResource {
  public LaunchTemplate(Document document) {
    super(document);
  }
}
