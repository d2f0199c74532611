package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/** A role that lets its subjects read all Secrets of the namespaces it is bound in. */
public final class MayReadNamespaceSecrets implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("read Secrets", MEDIUM).by("get list watch", "", "secrets").inNamespacesOnly();

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-read-namespace-secrets").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
