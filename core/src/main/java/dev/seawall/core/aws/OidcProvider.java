package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An OpenID Connect provider registered in IAM. */
public final class OidcProvider extends AwsResource {
  public OidcProvider(Document document) {
    super(document);
  }
}
