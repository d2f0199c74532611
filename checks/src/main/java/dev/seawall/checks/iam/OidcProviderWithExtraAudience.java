package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.OidcProvider;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * The OIDC provider of a cluster that IAM accepts tokens of for other audiences than STS ({@code
 * ClientIDList} of {@code iam:GetOpenIDConnectProvider}).
 */
public final class OidcProviderWithExtraAudience implements Check<OidcProvider> {
  @Override
  public Spec<OidcProvider> spec() {
    return Spec.check("oidc-provider-with-extra-audience")
        .severity(MEDIUM)
        .judges(OidcProvider.class);
  }

  @Override
  public Verdict judge(OidcProvider provider, Inventory inventory) {
    if (!provider.isOfEks()) {
      return notApplicable();
    }
    Fact<List<String>> audiences = provider.clientIds();
    List<String> others =
        audiences.or(List.of()).stream()
            .filter(each -> !each.startsWith("sts.amazonaws."))
            .toList();
    return others.isEmpty()
        ? pass()
        : fail(
            audiences,
            "%s also accepts tokens for %s",
            Subjects.shortIssuer(provider.arn().toString()),
            others.getFirst());
  }
}
