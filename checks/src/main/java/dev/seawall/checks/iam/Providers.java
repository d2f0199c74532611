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

  /** Whether the account's providers were listed and this one is not among them. */
  static boolean isGone(String provider, IamRole role, Aws aws) {
    return aws.account(role.account())
        .map(AwsAccount::openIdProviders)
        .filter(each -> !each.isUnresolved() && each.isSet())
        .filter(each -> !each.or(List.of()).contains(provider))
        .isPresent();
  }

  /** Whether all clusters of the region of an issuer were listed and read. */
  static boolean clustersAreRead(IamRole role, String issuer, Aws aws) {
    String region = issuer.split("\\.", -1)[issuer.startsWith(DUAL_STACK) ? 1 : 2];
    Optional<Fact<List<String>>> names =
        aws.all(AwsRegion.class).stream()
            .filter(each -> each.account().equals(role.account()))
            .filter(each -> each.region().equals(region))
            .map(AwsRegion::clusterNames)
            .findFirst();
    if (names.isEmpty() || names.get().isUnresolved() || !names.get().isSet()) {
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
