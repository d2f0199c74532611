package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A role that pods can have, through the OIDC provider of a cluster or through EKS Pod Identity,
 * and that reads every secret, every parameter or every bucket of the account.
 */
public final class PodRoleReadsEverySecret implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("pod-role-reads-every-secret")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(AwsTypes.MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isForPods(inventory.aws())
        || inventory.aws().powersOf(role).powers().isSurelyAdministrator()) {
      return notApplicable();
    }
    IamPowers powers = inventory.aws().powersOf(role);
    if (powers.readsEverySecret().isPresent()) {
      return told(role, "every secret in Secrets Manager");
    }
    if (powers.readsEveryParameter().isPresent()) {
      return told(role, "every parameter of Systems Manager");
    }
    return powers.readsEveryBucket().isPresent() ? told(role, "every S3 bucket") : pass();
  }

  private static Verdict told(IamRole role, String what) {
    return fail(role, "pods with %s can read %s", role.lastName(), what);
  }
}
