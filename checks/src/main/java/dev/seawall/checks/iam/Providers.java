package dev.seawall.checks.iam;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Aws;
import dev.seawall.core.aws.AwsAccount;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.IamRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is known of the OpenID Connect providers of an account and of the clusters behind them. */
final class Providers {
  private static final String DUAL_STACK = "oidc-eks.";

  private Providers() {}

  /**
   * Whether this is not among the account's providers; unknown where they may not be listed, no
   * where nobody read the account.
   */
  static boolean isGone(String provider, IamRole role, Aws aws) {
    return aws.account(role.account())
        .map(AwsAccount::openIdProviders)
        .filter(Fact::isSet)
        .filter(each -> !each.or(List.of()).contains(provider))
        .isPresent();
  }

  /** Ends the judgement as Unknown where a cluster of the issuer's region may have it. */
  static void requireIssuers(String issuer, Aws aws) {
    aws.all(EksCluster.class).stream()
        .filter(each -> each.region().equals(regionOf(issuer)))
        .forEach(each -> each.issuer().isSet());
  }

  private static String regionOf(String issuer) {
    return issuer.split("\\.", -1)[issuer.startsWith(DUAL_STACK) ? 1 : 2];
  }

  /**
   * Whether all clusters of the region of an issuer were read; unknown where they may not be
   * listed.
   */
  static boolean clustersAreRead(IamRole role, String issuer, Aws aws) {
    String region = regionOf(issuer);
    Optional<Fact<List<String>>> names =
        aws.all(AwsRegion.class).stream()
            .filter(each -> each.account().equals(role.account()))
            .filter(each -> each.region().equals(region))
            .map(AwsRegion::clusterNames)
            .findFirst();
    if (names.isEmpty() || !names.get().isSet()) {
      return false;
    }
    Set<String> read = new TreeSet<>();
    for (EksCluster each : aws.all(EksCluster.class)) {
      boolean there = each.account().equals(role.account()) && each.region().equals(region);
      if (there && !each.issuer().isUnresolved()) {
        read.add(each.name());
      }
    }
    return read.containsAll(names.get().or(List.of()));
  }
}
