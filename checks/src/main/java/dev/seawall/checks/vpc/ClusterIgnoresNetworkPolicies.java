package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.PolicyEnforcement;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.NetworkPolicy;
import dev.seawall.core.kubernetes.Types;

/**
 * A cluster in which nothing heeds network policies, by the configuration of its VPC CNI add-on or
 * by the ConfigMap of EKS Auto Mode.
 */
public final class ClusterIgnoresNetworkPolicies implements Check<EksCluster> {

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-ignores-network-policies")
        .severity(HIGH)
        .judges(EksCluster.class)
        .reads(AwsTypes.ADDONS);
  }

  @Override
  public Verdict judge(EksCluster eks, Inventory inventory) {
    Cluster cluster = inventory.cluster();
    boolean toldByPod =
        !cluster.all(NetworkPolicy.class).isEmpty()
            && cluster.podTemplates().stream().anyMatch(PolicyEnforcement::isVpcCni);
    if (toldByPod) {
      return notApplicable();
    }
    return switch (PolicyEnforcement.of(eks, inventory)) {
      case PolicyEnforcement.Enforced enforced -> pass();
      case PolicyEnforcement.Inert(Asset where, String why) -> {
        // a plugin of another maker is a DaemonSet
        inventory.requireAll(Types.DAEMON_SETS, eks);
        yield fail(where, "%s heeds no network policy: %s %s", eks.name(), where, why);
      }
      case PolicyEnforcement.Unclear(String reason) -> unknown(reason);
    };
  }
}
