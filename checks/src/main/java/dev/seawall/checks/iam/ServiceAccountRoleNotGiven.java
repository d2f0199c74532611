package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.PodRoles;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.ServiceAccount;
import java.util.List;

/**
 * A service account whose annotation {@code eks.amazonaws.com/role-arn} names a role that does not
 * exist or does not trust it, as STS would decide.
 */
public final class ServiceAccountRoleNotGiven implements Check<ServiceAccount> {
  @Override
  public Spec<ServiceAccount> spec() {
    return Spec.check("service-account-role-not-given")
        .severity(MEDIUM)
        .judges(ServiceAccount.class)
        .reads(AwsTypes.IAM_ROLES, AwsTypes.EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(ServiceAccount account, Inventory inventory) {
    if (PodRoles.annotated(account).isEmpty()) {
      return notApplicable();
    }
    Fact<String> written = account.annotation(PodRoles.ANNOTATION);
    IamRole role = inventory.aws().get(IamRole.class, written.or(""), account);
    if (!role.exists().is(true)) {
      return fail(written, "%s names the role %s, which does not exist", account, role.lastName());
    }
    return switch (PodRoles.in(inventory).letsIn(role, account)) {
      case Answer.Yes yes -> pass();
      case Answer.No no ->
          fail(written, "%s names the role %s, which does not trust it", account, role.lastName());
      case Answer.Unknown(List<String> missing) -> unknown(String.join("; ", missing));
    };
  }
}
