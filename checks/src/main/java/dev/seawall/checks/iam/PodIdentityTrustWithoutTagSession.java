package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Map;

/**
 * A role that EKS Pod Identity may take but not tag: its trust policy lacks {@code sts:TagSession}
 * (EKS User Guide, "EKS Pod Identity role").
 */
public final class PodIdentityTrustWithoutTagSession implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("pod-identity-trust-without-tag-session")
        .severity(MEDIUM)
        .judges(IamRole.class);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isForPodIdentity()) {
      return notApplicable();
    }
    for (Trusted pods : role.trusted()) {
      boolean tagged =
          !pods.isService("pods.eks")
              || !(role.trust().lets(pods.name(), "sts:TagSession", Map.of()) instanceof Answer.No);
      if (!tagged) {
        return fail(
            role.trustPolicy(), "EKS Pod Identity may not tag sessions of %s", role.lastName());
      }
    }
    return pass();
  }
}
