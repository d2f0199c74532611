package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An EBS volume of a node or a PersistentVolume. */
public final class Volume extends AwsResource {
  public Volume(Document document) {
    super(document);
  }
}
