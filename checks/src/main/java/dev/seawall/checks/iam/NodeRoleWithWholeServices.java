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
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.Statement;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role of nodes with a policy, of the account's own or of AWS, that allows every action of a
 * service on every resource.
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
    Optional<IamPowers> rights = NodeRoleRights.of(role, inventory);
    if (rights.isEmpty()) {
      return notApplicable();
    }
    IamPowers powers = rights.get();
    List<Policy> policies = new ArrayList<>(role.ownPolicies(inventory.aws()));
    policies.addAll(role.policiesOfAws(inventory.aws()));
    for (Policy policy : policies) {
      for (Statement statement : policy.statements()) {
        for (String service : statement.wholeServices()) {
          if (service.equals("*") ? everything(powers) : all(powers, service)) {
            String what = service.equals("*") ? "most services" : service;
            return fail(
                role, "nodes with %s may do all of %s: %s", role.lastName(), what, statement);
          }
        }
      }
    }
    return pass();
  }

  private static boolean all(IamPowers powers, String service) {
    return powers.canOnEvery(service + ":AnyActionOfTheService", service, "").isPresent();
  }

  /** Whether a service that nobody denies is allowed with all others. */
  private static boolean everything(IamPowers powers) {
    return all(powers, "named-by-no-policy");
  }
}
