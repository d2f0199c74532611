package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/** A role of nodes that reads every secret, every parameter or every bucket of the account. */
public final class NodeRoleReadsEverySecret implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-reads-every-secret")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(NODEGROUPS, INSTANCES, INSTANCE_PROFILES, MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    Optional<IamPowers> rights = NodeRoleRights.of(role, inventory);
    if (rights.isEmpty()) {
      return notApplicable();
    }
    IamPowers powers = rights.get();
    if (powers.readsEverySecret().isPresent()) {
      return told(role, "every secret in Secrets Manager");
    }
    if (powers.readsEveryBucket().isPresent()) {
      return told(role, "every S3 bucket");
    }
    return powers.readsEveryParameter().isPresent()
        ? told(role, "every parameter of Systems Manager")
        : pass();
  }

  private static Verdict told(IamRole role, String what) {
    return fail(role, "nodes with %s can read %s", role.lastName(), what);
  }
}
