package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Nodegroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A managed node group on an older minor version of Kubernetes than its control plane ({@code
 * version} of {@code eks:DescribeNodegroup} and of {@code eks:DescribeCluster}).
 */
public final class NodeVersionBehind implements Check<Nodegroup> {

  /** Beyond this Kubernetes supports no kubelet (version skew policy, since 1.28). */
  private static final int MOST = 3;

  @Override
  public Spec<Nodegroup> spec() {
    return Spec.check("node-version-behind")
        .severity(MEDIUM)
        .judges(Nodegroup.class)
        .reads(EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(Nodegroup nodegroup, Inventory inventory) {
    Fact<String> version = nodegroup.version();
    Optional<EksCluster> cluster =
        inventory.all(EksCluster.class).stream().filter(nodegroup::isOf).findFirst();
    if (!version.isSet()) {
      return notApplicable();
    }
    if (cluster.isEmpty() || !cluster.get().version().isSet()) {
      return unknown("the version of the cluster of " + nodegroup.name() + " was not read");
    }
    int behind = nodegroup.minorsBehind(cluster.get());
    if (behind <= 0) {
      return pass();
    }
    Verdict.Fail fail =
        fail(
            version,
            "%s runs Kubernetes %s, its control plane %s",
            nodegroup.name(),
            version.or(""),
            cluster.get().version().or(""));
    return behind > MOST ? fail.as(HIGH) : behind > 1 ? fail : fail.as(LOW);
  }
}
