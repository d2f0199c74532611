package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects create, change or remove admission webhooks and admission policies
 * ({@code admissionregistration.k8s.io}).
 */
public final class MayChangeWebhooks implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("change admission webhooks or policies", CRITICAL)
          .by(
              "create update patch",
              "admissionregistration.k8s.io",
              "mutatingwebhookconfigurations",
              "validatingwebhookconfigurations")
          .by(
              "create update patch delete deletecollection",
              "admissionregistration.k8s.io",
              "mutatingadmissionpolicies",
              "mutatingadmissionpolicybindings",
              "validatingadmissionpolicies",
              "validatingadmissionpolicybindings")
          .by(
              "delete deletecollection",
              "admissionregistration.k8s.io",
              "mutatingwebhookconfigurations",
              "validatingwebhookconfigurations");

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-webhooks").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
