package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IdentityProviderConfig;
import dev.seawall.core.aws.OidcProvider;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Map;

/**
 * An external identity provider that gives tokens to strangers, of which the cluster asks nothing
 * more ({@code issuerUrl} and {@code requiredClaims} of {@code
 * eks:DescribeIdentityProviderConfig}).
 */
public final class SharedOidcIssuerWithoutClaims implements Check<IdentityProviderConfig> {
  @Override
  public Spec<IdentityProviderConfig> spec() {
    return Spec.check("shared-oidc-issuer-without-claims")
        .severity(HIGH)
        .judges(IdentityProviderConfig.class);
  }

  @Override
  public Verdict judge(IdentityProviderConfig provider, Inventory inventory) {
    String url = provider.issuerUrl().or("");
    String issuer = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
    if (!OidcProvider.isShared(issuer)) {
      return pass();
    }
    return provider.requiredClaims().or(Map.of()).isEmpty()
        ? fail(
            provider.requiredClaims(),
            "every token of %s for this client is a user of the cluster",
            issuer)
        : pass();
  }
}
