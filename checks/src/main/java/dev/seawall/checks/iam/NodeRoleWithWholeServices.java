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
import dev.seawall.core.aws.NodeRoles;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.Statement;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A role of nodes with a policy of the account's own that allows every action of a service on every
 * resource.
 */
public final class NodeRoleWithWholeServices implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-with-whole-services")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(NODEGROUPS, INSTANCES, INSTANCE_PROFILES, MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    IamPowers powers = inventory.aws().powersOf(role);
    if (!NodeRoles.of(inventory.aws()).has(role) || powers.powers().isSurelyAdministrator()) {
      return notApplicable();
    }
    for (Policy policy : role.ownPolicies(inventory.aws())) {
      for (Statement statement : policy.statements()) {
        for (String service : statement.wholeServices()) {
          if (powers.canOnEvery(service + ":AnyActionOfTheService", service, "").isPresent()) {
            return fail(
                role, "nodes with %s may do all of %s: %s", role.lastName(), service, statement);
          }
        }
      }
    }
    return pass();
  }
}
