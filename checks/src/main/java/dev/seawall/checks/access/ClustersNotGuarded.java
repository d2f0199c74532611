package dev.seawall.checks.access;

import static dev.seawall.core.aws.AwsTypes.SERVICE_CONTROL_POLICIES;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsAccount;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An account in an organisation whose service control policies let every administrator delete
 * clusters and change how they are guarded ({@code organizations:ListPoliciesForTarget}).
 */
public final class ClustersNotGuarded implements Check<AwsAccount> {
  private static final List<String> GUARDED =
      List.of("eks:DeleteCluster", "eks:UpdateClusterConfig");

  @Override
  public Spec<AwsAccount> spec() {
    return Spec.check("clusters-not-guarded")
        .severity(MEDIUM)
        .judges(AwsAccount.class)
        .reads(SERVICE_CONTROL_POLICIES);
  }

  @Override
  public Verdict judge(AwsAccount account, Inventory inventory) {
    if (!account.mapping("DescribeOrganization").isSet() || account.isManagementAccount()) {
      return notApplicable();
    }
    Fact<?> policies = account.field("ListPoliciesForTarget");
    if (!policies.isSet()) {
      return unknown("which service control policies are in force was not read");
    }
    String somebody =
        "arn:" + account.arn().partition() + ":iam::" + account.account() + ":role/any";
    Set<String> unread = new TreeSet<>();
    for (String action : GUARDED) {
      switch (inventory.aws().organisationLets(account, somebody, action)) {
        case Answer.Yes yes -> {
          return fail(
              policies,
              "no service control policy limits %s in the account %s",
              action,
              account.account());
        }
        case Answer.Unknown(List<String> missing) -> unread.addAll(missing);
        case Answer.No no -> {}
      }
    }
    return unread.isEmpty() ? pass() : unknown(String.join("; ", unread));
  }
}
