package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.ClusterVersion;
import dev.seawall.core.aws.Nodegroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A managed node group whose version of Kubernetes AWS no longer supports ({@code version} of
 * {@code eks:DescribeNodegroup}, {@code versionStatus} of {@code eks:DescribeClusterVersions}).
 */
public final class NodeVersionUnsupported implements Check<Nodegroup> {

  @Override
  public Spec<Nodegroup> spec() {
    return Spec.check("node-version-unsupported")
        .severity(HIGH)
        .judges(Nodegroup.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(Nodegroup nodegroup, Inventory inventory) {
    if (!nodegroup.version().isSet()) {
      return notApplicable();
    }
    ClusterVersion version = ClusterVersion.of(nodegroup, inventory.aws(), inventory.time());
    return version.support() == ClusterVersion.Support.UNSUPPORTED
        ? fail(
            nodegroup.version(),
            "%s runs Kubernetes %s without support",
            nodegroup.name(),
            version.version())
        : pass();
  }
}
