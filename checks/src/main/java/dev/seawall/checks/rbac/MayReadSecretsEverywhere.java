package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A ClusterRole that lets its subjects read the Secrets of every namespace ({@code get}, {@code
 * list} or {@code watch} on {@code secrets}).
 */
public final class MayReadSecretsEverywhere implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("read Secrets", CRITICAL).by("get list watch", "", "secrets").clusterWideOnly();

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-read-secrets-everywhere").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
