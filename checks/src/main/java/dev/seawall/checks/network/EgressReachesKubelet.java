package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.kubernetes.network.Direction.EGRESS;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Network;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.kubernetes.network.Answer;
import java.util.List;

/**
 * A pod whose network policies limit egress and still let it connect to the kubelet of every node
 * (port 10250).
 */
public final class EgressReachesKubelet implements Check<PodTemplate> {
  private static final List<String> PRIVATE = List.of("10.0.0.1", "172.16.0.1", "192.168.0.1");
  private static final int KUBELET = 10250;

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("egress-reaches-kubelet")
        .severity(LOW)
        .judges(PodTemplate.class)
        .reads(Types.TRAFFIC_POLICIES)
        .reads(Types.NAMESPACES)
        .reads(Types.NODES);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Network network = inventory.cluster().network();
    if (network.isolation(pod, EGRESS).isNo() || network.isWideOpen(pod, EGRESS)) {
      return notApplicable();
    }
    List<String> nodes = network.nodeAddresses();
    Answer reaches = network.mayReachAll(pod, nodes.isEmpty() ? PRIVATE : nodes, KUBELET, "TCP");
    return PolicyRules.unless(
        reaches.not(),
        fail(pod, "the network policies of %s let it connect to the kubelet of every node", pod));
  }
}
