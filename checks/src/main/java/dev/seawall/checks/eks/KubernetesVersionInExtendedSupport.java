package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.ClusterVersion;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A cluster whose version of Kubernetes is past its standard support ({@code versionStatus} of
 * {@code eks:DescribeClusterVersions}).
 */
public final class KubernetesVersionInExtendedSupport implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("kubernetes-version-in-extended-support")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    return Supported.failing(
        cluster, inventory, ClusterVersion.Support.EXTENDED_SUPPORT, "in extended support");
  }
}
