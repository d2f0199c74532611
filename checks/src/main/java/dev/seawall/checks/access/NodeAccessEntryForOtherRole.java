package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * An access entry of a kind of nodes (EC2_LINUX, FARGATE_LINUX and so on) for a role that others
 * than nodes can take.
 */
public final class NodeAccessEntryForOtherRole implements Check<AccessEntry> {
  private static final List<String> NODES =
      List.of("ec2", "eks-fargate-pods", "ssm", "rolesanywhere", "sagemaker");

  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("node-access-entry-for-other-role")
        .severity(HIGH)
        .judges(AccessEntry.class)
        .reads(AwsTypes.IAM_ROLES)
        .looksUp(AwsTypes.INSTANCES, AwsTypes.NODEGROUPS);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    if (!entry.isOfNodes()) {
      return notApplicable();
    }
    IamRole role = inventory.aws().get(IamRole.class, entry.principalArn().or(""), entry);
    boolean read = role.trustPolicy().isSet();
    for (Trusted each : role.trusted()) {
      if (NODES.stream().noneMatch(each::isService)) {
        return fail(
            entry.entryType(),
            "%s is let in as a node of %s, and %s can take it",
            role.lastName(),
            entry.clusterName(),
            each);
      }
    }
    if (!read) {
      return notApplicable();
    }
    return LeftOverRoles.isUnused(role, entry, inventory)
        ? fail(
                entry.entryType(),
                "%s is let in as a node of %s, and no node has it",
                role.lastName(),
                entry.clusterName())
            .as(MEDIUM)
        : pass();
  }
}
