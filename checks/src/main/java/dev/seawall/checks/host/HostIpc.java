package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;

/** A pod that shares the inter-process communication of its node ({@code spec.hostIPC}). */
public final class HostIpc implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("host-ipc").severity(MEDIUM).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Fact<Boolean> shared = pod.hostIpc();
    return shared.is(true)
        ? fail(shared, "%s shares memory and message queues with its node", pod)
        : pass();
  }
}
