package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.checks.podsecurity.AllowedValues;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.List;

/**
 * A pod that sets kernel parameters which are not separate for each pod or not known to be safe
 * ({@code securityContext.sysctls}).
 */
public final class UnsafeSysctl implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("unsafe-sysctl").severity(MEDIUM).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    if (pod.isWindows()) {
      return notApplicable();
    }
    List<Part> sysctls = pod.parts("spec", "securityContext", "sysctls");
    List<Fact<String>> unsafe =
        sysctls.stream()
            .map(sysctl -> sysctl.text("name"))
            .filter(name -> !AllowedValues.SYSCTLS.contains(name.or("")))
            .toList();
    if (unsafe.isEmpty()) {
      return pass();
    }
    List<String> names = unsafe.stream().map(name -> name.or("")).toList();
    return fail(unsafe.getFirst(), "%s sets %s", pod, Listed.of(names));
  }
}
