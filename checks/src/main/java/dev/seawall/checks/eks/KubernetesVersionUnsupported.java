package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.CRITICAL;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.ClusterVersion;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A cluster whose version of Kubernetes AWS no longer supports ({@code versionStatus} of {@code
 * eks:DescribeClusterVersions}).
 */
public final class KubernetesVersionUnsupported implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("kubernetes-version-unsupported")
        .severity(CRITICAL)
        .judges(EksCluster.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    return Supported.failing(
        cluster, inventory, ClusterVersion.Support.UNSUPPORTED, "without support");
  }
}
