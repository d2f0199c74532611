package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** The GuardDuty detector of an account in a region. */
public final class Detector extends AwsResource {
  public Detector(Document document) {
    super(document);
  }
}
