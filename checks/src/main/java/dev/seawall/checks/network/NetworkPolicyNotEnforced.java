package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.PolicyEnforcement;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.NetworkPolicy;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;

/**
 * The VPC CNI runs with its network policy agent switched off while the cluster has policies
 * ({@code --enable-network-policy} of {@code aws-eks-nodeagent}).
 */
public final class NetworkPolicyNotEnforced implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("network-policy-not-enforced")
        .severity(HIGH)
        .judges(PodTemplate.class)
        .reads(Types.TRAFFIC_POLICIES)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Cluster cluster = inventory.cluster();
    if (!PolicyEnforcement.isVpcCni(pod)
        || cluster.all(NetworkPolicy.class).isEmpty()
        || PolicyEnforcement.otherPlugin(cluster).isPresent()) {
      return notApplicable();
    }
    return switch (PolicyEnforcement.ofVpcCni(pod)) {
      case PolicyEnforcement.Enforced enforced -> pass();
      case PolicyEnforcement.Inert(Asset where, String why) when where instanceof Container ->
          fail(((Container) where).texts("args"), "%s %s and enforces no network policy", pod, why);
      case PolicyEnforcement.Inert(Asset where, String why) -> fail(where, "%s %s", pod, why);
      case PolicyEnforcement.Unclear(String reason) -> unknown(reason);
    };
  }
}
