package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Set;

/**
 * An access entry with a policy that reads Secrets in every namespace (EKS User Guide, "Review
 * access policy permissions").
 */
public final class AccessEntryReadsEverySecret implements Check<AccessEntry> {
  private static final Set<String> READING =
      Set.of(
          "AmazonEKSAdminPolicy",
          "AmazonEKSAdminViewPolicy",
          "AmazonEKSEditPolicy",
          "AmazonEKSSecretReaderPolicy");

  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-reads-every-secret").severity(MEDIUM).judges(AccessEntry.class);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    for (AccessEntry.AccessPolicy policy : entry.policies()) {
      if (policy.isClusterWide() && READING.contains(policy.policyName())) {
        return fail(
            policy.policyArn(),
            "%s has %s in every namespace of %s, which reads every Secret",
            entry.principal().map(Arn::lastName).orElse("a principal"),
            policy.policyName(),
            entry.clusterName());
      }
    }
    return pass();
  }
}
