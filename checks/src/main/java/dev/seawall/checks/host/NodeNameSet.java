package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;

/** A pod that chooses its node itself, past the scheduler ({@code spec.nodeName} in a manifest). */
public final class NodeNameSet implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("node-name-set").severity(LOW).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    if (pod.isFromServer()) { // the scheduler set it
      return notApplicable();
    }
    Fact<String> node = pod.text("spec", "nodeName");
    return node.or("").isEmpty()
        ? pass()
        : fail(node, "%s chooses node %s itself", pod, node.or(""));
  }
}
