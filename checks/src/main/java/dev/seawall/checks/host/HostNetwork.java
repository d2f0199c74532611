package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;

/** A pod that uses the network of its node ({@code spec.hostNetwork}). */
public final class HostNetwork implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("host-network").severity(HIGH).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Fact<Boolean> shared = pod.hostNetwork();
    return shared.is(true) ? fail(shared, "%s uses the network of its node", pod) : pass();
  }
}
