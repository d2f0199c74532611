package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A Fargate profile ({@code eks:DescribeFargateProfile}). */
public final class FargateProfile extends AwsResource {
  public FargateProfile(Document document) {
    super(document);
  }
}
