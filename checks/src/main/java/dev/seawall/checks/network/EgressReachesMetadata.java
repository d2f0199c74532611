package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.MEDIUM;
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

/**
 * A pod whose network policies limit egress and still let it connect to the instance metadata
 * service at 169.254.169.254.
 */
public final class EgressReachesMetadata implements Check<PodTemplate> {
  private static final String METADATA = "169.254.169.254";

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("egress-reaches-metadata")
        .severity(MEDIUM)
        .judges(PodTemplate.class)
        .reads(Types.TRAFFIC_POLICIES)
        .reads(Types.NAMESPACES);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Network network = inventory.cluster().network();
    if (network.isolation(pod, EGRESS).isNo() || network.isWideOpen(pod, EGRESS)) {
      return notApplicable();
    }
    Answer reaches = network.mayReach(pod, METADATA, 80, "TCP");
    return PolicyRules.unless(
        reaches.not(), fail(pod, "the network policies of %s let it connect to %s", pod, METADATA));
  }
}
