package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An OpenID Connect provider of IAM, whose tokens roles can trust. */
public final class OidcProvider extends AwsResource {
  private static final Set<String> SHARED =
      Set.of(
          "accounts.google.com",
          "agent.buildkite.com",
          "app.terraform.io",
          "gitlab.com",
          "token.actions.githubusercontent.com");

  public OidcProvider(Document document) {
    super(document);
  }

  /** The issuer without its scheme, which is the name in the ARN. */
  public String issuer() {
    return arn().name();
  }

  /** Whether the issuer is that of an EKS cluster, in any partition. */
  public boolean isOfEks() {
    return isOfEks(issuer());
  }

  /** Whether an issuer is that of an EKS cluster: {@code oidc.eks.REGION.amazonaws.com/id/ID}. */
  public static boolean isOfEks(String issuer) {
    return issuer.startsWith("oidc.eks.") || issuer.startsWith("oidc-eks.");
  }

  /**
   * Whether strangers get tokens of an issuer, given without its scheme: it signs for everybody who
   * has an account there.
   */
  public static boolean isShared(String issuer) {
    int end = issuer.indexOf('/');
    String host = end < 0 ? issuer : issuer.substring(0, end);
    return SHARED.contains(host.toLowerCase(Locale.ROOT));
  }

  /** The audiences that it accepts ({@code ClientIDList}). */
  public Fact<List<String>> clientIds() {
    return texts("GetOpenIDConnectProvider", "ClientIDList");
  }
}
