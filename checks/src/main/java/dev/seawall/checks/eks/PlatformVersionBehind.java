package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.ClusterVersion;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cluster whose build of EKS is older than the one that new clusters of its version get ({@code
 * platformVersion} of {@code eks:DescribeCluster}, {@code defaultPlatformVersion} of {@code
 * eks:DescribeClusterVersions}).
 */
public final class PlatformVersionBehind implements Check<EksCluster> {
  private static final Pattern PLATFORM = Pattern.compile("eks\\.\\d{1,6}");

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("platform-version-behind")
        .severity(LOW)
        .judges(EksCluster.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered() || !cluster.isUp()) {
      return notApplicable();
    }
    ClusterVersion version = ClusterVersion.of(cluster, inventory.aws(), inventory.time());
    Optional<String> newest = version.defaultPlatform();
    Fact<String> own = cluster.platformVersion();
    if (newest.isEmpty()) {
      return unknown("the newest platform version of " + version.version() + " was not read");
    }
    if (number(own.or("")) < 0 || number(newest.get()) < 0) {
      return unknown(
          "platform version " + own.or("none") + " or " + newest.get() + " is no number");
    }
    return number(own.or("")) < number(newest.get())
        ? fail(own, "%s runs %s, while %s is there", cluster.name(), own.or(""), newest.get())
        : pass();
  }

  private static int number(String platform) {
    return PLATFORM.matcher(platform).matches() ? Integer.parseInt(platform.substring(4)) : -1;
  }
}
