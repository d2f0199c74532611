package dev.seawall.checks.serviceaccount;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.ServiceAccount;

/** The service account {@code default} of a namespace that does not switch off automounting. */
public final class DefaultServiceAccountAutomounts implements Check<ServiceAccount> {
  @Override
  public Spec<ServiceAccount> spec() {
    return Spec.check("default-service-account-automounts")
        .severity(LOW)
        .judges(ServiceAccount.class);
  }

  @Override
  public Verdict judge(ServiceAccount account, Inventory inventory) {
    if (!account.isDefault()) {
      return notApplicable();
    }
    Fact<Boolean> automount = account.flag("automountServiceAccountToken").orDefault(true);
    return automount.is(true)
        ? fail(automount, "%s hands its token to every pod that names no account", account)
        : pass();
  }
}
