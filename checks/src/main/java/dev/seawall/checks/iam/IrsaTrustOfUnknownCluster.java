package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Trust;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A role that trusts the OIDC provider of a cluster that the account does not have ({@code
 * eks:ListClusters}, {@code identity.oidc.issuer}), or one that IAM does not know any more ({@code
 * iam:ListOpenIDConnectProviders}).
 */
public final class IrsaTrustOfUnknownCluster implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("irsa-trust-of-unknown-cluster")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(AwsTypes.EKS_CLUSTERS, AwsTypes.REGIONS, AwsTypes.ACCOUNTS);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    boolean decided = false;
    for (String provider : role.clusterProviders()) {
      if (Providers.isGone(provider, role, inventory.aws())) {
        return fail(
            role.trustPolicy(),
            "%s trusts the issuer %s, which IAM does not know any more",
            role.lastName(),
            Subjects.shortIssuer(provider));
      }
      String issuer = Trust.issuerOf(provider);
      boolean own =
          inventory.aws().all(EksCluster.class).stream()
              .anyMatch(each -> !each.issuer().isUnresolved() && each.issuer().is(issuer));
      if (!own) {
        Providers.requireIssuers(issuer, inventory.aws());
      }
      if (!own && Providers.clustersAreRead(role, issuer, inventory.aws())) {
        return fail(
            role.trustPolicy(),
            "%s trusts the issuer %s, which is of no cluster of the account",
            role.lastName(),
            Subjects.shortIssuer(provider));
      }
      decided |= own;
    }
    return decided ? pass() : notApplicable();
  }
}
