package dev.seawall.checks.serviceaccount;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.ServiceAccount;

/**
 * A service account {@code default} annotated with an IAM role ({@code
 * eks.amazonaws.com/role-arn}).
 */
public final class DefaultServiceAccountHasIamRole implements Check<ServiceAccount> {
  @Override
  public Spec<ServiceAccount> spec() {
    return Spec.check("default-service-account-has-iam-role")
        .severity(HIGH)
        .judges(ServiceAccount.class);
  }

  @Override
  public Verdict judge(ServiceAccount account, Inventory inventory) {
    Fact<String> role = account.annotation("eks.amazonaws.com/role-arn");
    boolean given = account.isDefault() && !role.or("").isEmpty();
    return given
        ? fail(role, "%s gives every pod without an account the IAM role %s", account, role.or(""))
        : pass();
  }
}
