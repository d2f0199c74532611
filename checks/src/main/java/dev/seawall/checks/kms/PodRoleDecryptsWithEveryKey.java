package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.MEDIUM;
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

/** A role that pods can have and that decrypts with every KMS key of the account. */
public final class PodRoleDecryptsWithEveryKey implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("pod-role-decrypts-with-every-key")
        .severity(MEDIUM)
        .judges(IamRole.class)
        .reads(AwsTypes.MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    IamPowers powers = inventory.aws().powersOf(role);
    if (!role.isForPods(inventory.aws()) || powers.powers().isSurelyAdministrator()) {
      return notApplicable();
    }
    return powers.canOnEvery("kms:Decrypt", "kms", "key/").isPresent()
        ? fail(role, "pods with %s can decrypt with every key", role.lastName())
        : pass();
  }
}
