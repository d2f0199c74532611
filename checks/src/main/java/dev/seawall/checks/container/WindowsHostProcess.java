package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.SecurityContext;

/**
 * A Windows pod whose containers run as processes of the node ({@code
 * securityContext.windowsOptions.hostProcess}).
 */
public final class WindowsHostProcess implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("windows-host-process").severity(CRITICAL).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    for (SecurityContext context : pod.securityContexts()) {
      Fact<Boolean> hostProcess = context.flag("windowsOptions", "hostProcess");
      if (hostProcess.is(true)) {
        return fail(hostProcess, "%s runs as a process of the Windows node", context);
      }
    }
    return pass();
  }
}
