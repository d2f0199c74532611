package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** A role given to a service account by EKS Pod Identity. */
public final class PodIdentityAssociation extends AwsResource {
  public PodIdentityAssociation(Document document) {
    super(document);
  }
}
