package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.Aws;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Trust;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A role that trusts the OIDC provider of a cluster that the account does not have ({@code
 * eks:ListClusters}, {@code identity.oidc.issuer}), or one that IAM does not know any more.
 */
public final class IrsaTrustOfUnknownCluster implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("irsa-trust-of-unknown-cluster")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(AwsTypes.EKS_CLUSTERS, AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (role.clusterProviders().isEmpty()) {
      return notApplicable();
    }
    for (String provider : role.clusterProviders()) {
      String issuer = Trust.issuerOf(provider);
      boolean own =
          inventory.aws().all(EksCluster.class).stream()
              .anyMatch(each -> !each.issuer().isUnresolved() && each.issuer().is(issuer));
      if (!own && isKnown(role, issuer, inventory.aws())) {
        return fail(
            role.trustPolicy(),
            "%s trusts the issuer %s, which is of no cluster of the account",
            role.lastName(),
            Subjects.shortIssuer(provider));
      }
    }
    return pass();
  }

  /**
   * Whether all clusters of the issuer's region were read; ends the judgement when they were not.
   */
  private static boolean isKnown(IamRole role, String issuer, Aws aws) {
    String region = issuer.split("\\.", -1)[2];
    List<String> names =
        aws.all(AwsRegion.class).stream()
            .filter(each -> each.account().equals(role.account()))
            .filter(each -> each.region().equals(region))
            .findFirst()
            .flatMap(each -> each.clusterNames().value())
            .orElseThrow(
                () ->
                    UnresolvedFactException.missing(
                        role, "the clusters of " + region + " were not listed"));
    for (String name : names) {
      boolean read =
          aws.all(EksCluster.class).stream()
              .filter(each -> each.account().equals(role.account()))
              .filter(each -> each.region().equals(region))
              .anyMatch(each -> each.name().equals(name) && !each.issuer().isUnresolved());
      if (!read) {
        throw UnresolvedFactException.missing(role, "the cluster " + name + " was not read");
      }
    }
    return true;
  }
}
