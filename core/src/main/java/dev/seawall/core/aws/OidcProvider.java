package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.List;

/** An OpenID Connect provider of IAM, whose tokens roles can trust. */
public final class OidcProvider extends AwsResource {
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

  /** The audiences that it accepts ({@code ClientIDList}). */
  public Fact<List<String>> clientIds() {
    return texts("GetOpenIDConnectProvider", "ClientIDList");
  }
}
