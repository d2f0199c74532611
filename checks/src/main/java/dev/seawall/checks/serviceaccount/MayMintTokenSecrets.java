package dev.seawall.checks.serviceaccount;

import static dev.seawall.core.check.Severity.HIGH;

import dev.seawall.checks.rbac.Deed;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects create Secrets of type service-account-token in kube-system and
 * read them, which are tokens that do not expire.
 */
public final class MayMintTokenSecrets implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("create token Secrets of any service account and read them", HIGH)
          .by("create update patch", "", "secrets")
          .needs(Deed.of("read Secrets", HIGH).by("get list watch", "", "secrets"))
          .reaching("kube-system", "");

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-mint-token-secrets").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
