package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.kubernetes.rbac.Binding;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.Subject;
import java.util.List;

/** A binding to a service account that does not exist ({@code subjects}). */
public final class BindingToMissingSubject implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("binding-to-missing-subject")
        .severity(LOW)
        .judges(Grant.class)
        .reads(Types.SERVICE_ACCOUNTS)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    for (Binding binding : grant.bindings()) {
      for (Subject each : binding.subjects()) {
        if (each.isServiceAccount()
            && inventory
                .cluster()
                .object(Types.SERVICE_ACCOUNTS, each.namespace(), each.name())
                .isEmpty()) {
          return Telling.saying(
              grant, List.of(), "%s is given to %s, which does not exist", binding, each);
        }
      }
    }
    return pass();
  }
}
