package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A role that pods can have, through the OIDC provider of a cluster or through EKS Pod Identity,
 * and whose sessions may last longer than four hours ({@code MaxSessionDuration} of {@code
 * iam:ListRoles}).
 */
public final class PodRoleWithLongSessions implements Check<IamRole> {
  private static final long HOUR = 3600;
  private static final long LONGEST = 4 * HOUR;

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("pod-role-with-long-sessions")
        .severity(LOW)
        .judges(IamRole.class)
        .reads(AwsTypes.EKS_CLUSTERS);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isForPodsOf(inventory.aws())) {
      return notApplicable();
    }
    Fact<Long> seconds = role.maxSessionDuration();
    return seconds.or(HOUR) > LONGEST
        ? fail(
            seconds, "sessions of %s may last %d hours", role.lastName(), seconds.or(HOUR) / HOUR)
        : pass();
  }
}
