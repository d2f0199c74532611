package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.PodIdentityAssociation;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One role that EKS Pod Identity gives to several workloads alike: no policy asks which one it is
 * ({@code aws:PrincipalTag/kubernetes-…}), and no association narrows it.
 */
public final class PodIdentityRoleShared implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("pod-identity-role-shared")
        .severity(MEDIUM)
        .judges(IamRole.class)
        .reads(AwsTypes.POD_IDENTITY_ASSOCIATIONS, AwsTypes.MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isForPodIdentity()) {
      return notApplicable();
    }
    SortedSet<String> accounts = new TreeSet<>();
    for (PodIdentityAssociation each : inventory.aws().all(PodIdentityAssociation.class)) {
      if (each.roleArn().is(role.arn().toString()) && !each.sessionPolicy().isSet()) {
        accounts.add(each.qualifiedServiceAccount());
      }
    }
    return accounts.size() < 2 || inventory.aws().powersOf(role).asksPrincipalTag("kubernetes-")
        ? pass()
        : fail(
            role,
            "%s is given to %d service accounts alike, such as %s",
            role.lastName(),
            accounts.size(),
            accounts.first());
  }
}
