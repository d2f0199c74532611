package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects change the ConfigMap {@code aws-auth} in kube-system, which maps
 * IAM roles to Kubernetes groups on EKS.
 */
public final class MayChangeAwsAuth implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("change the ConfigMap aws-auth, and so map any IAM role to any group", CRITICAL)
          .by("update patch", "", "configmaps")
          .reaching("kube-system", "aws-auth");

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-aws-auth").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
