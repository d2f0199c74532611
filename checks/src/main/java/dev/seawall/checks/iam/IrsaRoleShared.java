package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One role that service accounts of several workloads get, by their tokens (EKS Best Practices
 * Guide, "Use one IAM role per application").
 */
public final class IrsaRoleShared implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("irsa-role-shared").severity(MEDIUM).judges(IamRole.class);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (role.clusterProviders().isEmpty()) {
      return notApplicable();
    }
    Set<String> accounts = new LinkedHashSet<>();
    for (String provider : role.clusterProviders()) {
      Subjects.exact(role, provider).forEach(each -> accounts.add(provider + " " + each));
    }
    return accounts.size() > 1
        ? fail(
            role.trustPolicy(),
            "%s is given to %d service accounts",
            role.lastName(),
            accounts.size())
        : pass();
  }
}
