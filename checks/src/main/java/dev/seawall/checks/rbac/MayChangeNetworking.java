package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects change how traffic flows: NetworkPolicies, Services, Ingresses,
 * Endpoints and EndpointSlices.
 */
public final class MayChangeNetworking implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("change %s", MEDIUM)
          .by(
              "create update patch delete deletecollection",
              "networking.k8s.io",
              "networkpolicies",
              "ingresses")
          .by("create update patch", "", "services", "endpoints")
          .by("create update patch", "discovery.k8s.io", "endpointslices")
          .inNamespaces(LOW);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-networking").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
