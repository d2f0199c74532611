package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.List;

/**
 * A pod, other than of a DaemonSet, that may be put on every node ({@code spec.tolerations} with
 * {@code Exists} and no key).
 */
public final class ToleratesEveryTaint implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("tolerates-every-taint").severity(LOW).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    if (pod.object().kind().equals("DaemonSet") || pod.resource().kind().equals("DaemonSet")) {
      return notApplicable();
    }
    List<Part> tolerations = pod.parts("spec", "tolerations");
    for (Part toleration : tolerations) {
      Fact<String> operator = toleration.text("operator");
      boolean anyTaint = toleration.text("key").or("").isEmpty();
      if (anyTaint && operator.is("Exists") && !toleration.text("effect").isSet()) {
        return fail(operator, "%s tolerates every taint", pod);
      }
    }
    return pass();
  }
}
