package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IdentityProviderConfig;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An external identity provider whose users or groups can have the names of others ({@code
 * usernamePrefix} and {@code groupsPrefix} of {@code eks:DescribeIdentityProviderConfig}).
 */
public final class OidcNamesWithoutPrefix implements Check<IdentityProviderConfig> {
  @Override
  public Spec<IdentityProviderConfig> spec() {
    return Spec.check("oidc-names-without-prefix")
        .severity(HIGH)
        .judges(IdentityProviderConfig.class);
  }

  @Override
  public Verdict judge(IdentityProviderConfig provider, Inventory inventory) {
    if (provider.groupsClaim().isSet() && isNone(provider.groupsPrefix().or(""))) {
      return fail(
          provider.groupsPrefix(),
          "groups of %s have no prefix",
          provider.issuerUrl().or("a provider"));
    }
    return provider.usernamePrefix().is("-") && !provider.usernameClaim().is("email")
        ? fail(
            provider.usernamePrefix(),
            "users of %s have no prefix",
            provider.issuerUrl().or("a provider"))
        : pass();
  }

  private static boolean isNone(String prefix) {
    return prefix.isEmpty() || prefix.equals("-");
  }
}
