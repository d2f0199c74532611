package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects make pods through controllers, with any service account of the
 * namespaces it reaches ({@code apps}, {@code batch} and {@code replicationcontrollers}).
 */
public final class MayCreateWorkloads implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("create or change %s, and so run pods", MEDIUM)
          .by(
              "create update patch",
              "apps",
              "deployments",
              "daemonsets",
              "statefulsets",
              "replicasets")
          .by("create update patch", "batch", "jobs", "cronjobs")
          .by("create update patch", "", "replicationcontrollers")
          .inNamespaces(LOW)
          .unless(Deed.of("create pods", HIGH).by("create", "", "pods"));

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-create-workloads").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
