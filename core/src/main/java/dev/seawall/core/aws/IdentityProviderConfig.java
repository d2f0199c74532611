package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.Map;

/** An external OpenID Connect provider whose users a cluster knows. */
public final class IdentityProviderConfig extends AwsResource {
  private static final String DESCRIBED = "DescribeIdentityProviderConfig";

  public IdentityProviderConfig(Document document) {
    super(document);
  }

  public Fact<String> issuerUrl() {
    return text(DESCRIBED, "issuerUrl");
  }

  /** The claim that is the user's name; the subject when it is not set. */
  public Fact<String> usernameClaim() {
    return text(DESCRIBED, "usernameClaim").orDefault("sub");
  }

  /** What stands before users; the issuer and {@code #} when it is not set, none for {@code -}. */
  public Fact<String> usernamePrefix() {
    return text(DESCRIBED, "usernamePrefix");
  }

  /** The claim that holds the user's groups; without one a token has none. */
  public Fact<String> groupsClaim() {
    return text(DESCRIBED, "groupsClaim");
  }

  /** What stands before groups; nothing when it is not set. */
  public Fact<String> groupsPrefix() {
    return text(DESCRIBED, "groupsPrefix");
  }

  /** Claims that a token must have, with their values. */
  public Fact<Map<String, String>> requiredClaims() {
    return textMap(DESCRIBED, "requiredClaims").orDefault(Map.of());
  }
}
