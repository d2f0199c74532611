package dev.seawall.core.aws;

import dev.seawall.core.snapshot.Document;

/** An external OpenID Connect provider whose users a cluster knows. */
public final class IdentityProviderConfig extends AwsResource {
  public IdentityProviderConfig(Document document) {
    super(document);
  }
}
