package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects write load balancer addresses into Services ({@code
 * services/status}, CVE-2020-8554).
 */
public final class MayChangeServiceStatus implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("change the status of Services", MEDIUM)
          .by("update patch", "", "services/status")
          .inNamespaces(LOW);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-service-status").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
