package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An insight of EKS of category UPGRADE_READINESS that warns or fails ({@code insightStatus} of
 * {@code eks:ListInsights}).
 */
public final class UpgradeInsightFailing implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("upgrade-insight-failing").severity(MEDIUM).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    return Insights.judge(cluster, "UPGRADE_READINESS");
  }
}
