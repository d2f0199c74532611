package dev.seawall.checks.serviceaccount;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;

/**
 * A service account {@code default} annotated with an IAM role ({@code
 * eks.amazonaws.com/role-arn}).
 */
public final class DefaultServiceAccountHasIamRole implements Check<KubernetesObject> {
  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("default-service-account-has-iam-role")
        .severity(HIGH)
        .judges(KubernetesObject.class);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    if (object.type().filter(Types.SERVICE_ACCOUNTS::equals).isEmpty()) {
      return notApplicable();
    }
    Fact<String> role = object.annotation("eks.amazonaws.com/role-arn");
    boolean given = object.name().equals("default") && !role.or("").isEmpty();
    return given
        ? fail(role, "%s gives every pod without an account the IAM role %s", object, role.or(""))
        : pass();
  }
}
