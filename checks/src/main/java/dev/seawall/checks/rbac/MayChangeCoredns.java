package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/** A role that lets its subjects change or delete the configuration of CoreDNS in kube-system. */
public final class MayChangeCoredns implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("change the ConfigMap coredns, and so what names mean", HIGH)
          .by("update patch delete deletecollection", "", "configmaps")
          .reaching("kube-system", "coredns")
          .unless(
              Deed.of("change aws-auth", CRITICAL)
                  .by("update patch", "", "configmaps")
                  .reaching("kube-system", "aws-auth"));

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-coredns").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
