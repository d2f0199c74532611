package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An elastic network interface. */
public final class NetworkInterface extends AwsResource {
  public NetworkInterface(Document document) {
    super(document);
  }
}
