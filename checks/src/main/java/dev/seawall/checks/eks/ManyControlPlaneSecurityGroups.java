package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A control plane with several security groups beside its own ({@code
 * resourcesVpcConfig.securityGroupIds} of {@code eks:DescribeCluster}).
 */
public final class ManyControlPlaneSecurityGroups implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("many-control-plane-security-groups").severity(LOW).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }

    Fact<List<String>> groups = cluster.additionalSecurityGroups();
    return groups.or(List.of()).size() > 1
        ? fail(
            groups,
            "the control plane of %s has %s more security groups than its own",
            cluster.name(),
            groups.or(List.of()).size())
        : pass();
  }
}
