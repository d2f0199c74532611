package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.LOW;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects ask for tokens of service accounts ({@code serviceaccounts/token}).
 */
public final class MayCreateTokens implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("create tokens of any service account", CRITICAL)
          .by("create", "", "serviceaccounts/token")
          .inNamespaces(HIGH)
          .named(LOW);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-create-tokens").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
