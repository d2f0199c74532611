package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** Who may enter a cluster, and as whom ({@code eks:DescribeAccessEntry}). */
public final class AccessEntry extends AwsResource {
  public AccessEntry(Document document) {
    super(document);
  }
}
