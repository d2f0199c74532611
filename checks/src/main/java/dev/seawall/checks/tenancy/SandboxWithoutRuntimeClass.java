package dev.seawall.checks.tenancy;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;

/**
 * An agent sandbox that shares the node's kernel with everything else ({@code
 * spec.podTemplate.spec.runtimeClassName}).
 */
public final class SandboxWithoutRuntimeClass implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("sandbox-without-runtime-class").severity(HIGH).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    if (!pod.isAgentSandbox()) {
      return notApplicable();
    }
    Fact<String> runtime = pod.text("spec", "runtimeClassName");
    return runtime.isSet() && !runtime.is("")
        ? pass()
        : fail(runtime, "%s runs untrusted code on the kernel of its node", pod);
  }
}
