package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Insight;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * An insight of EKS of category MISCONFIGURATION that warns or fails ({@code insightStatus} of
 * {@code eks:ListInsights}).
 */
public final class ConfigurationInsightFailing implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("configuration-insight-failing").severity(MEDIUM).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    List<Insight> bad =
        cluster.insights("MISCONFIGURATION").stream().filter(Insight::isBad).toList();
    if (bad.isEmpty()) {
      return pass();
    }
    Insight first = bad.getFirst();
    String more = bad.size() == 1 ? "" : " and " + (bad.size() - 1) + " more";
    return fail(
        first.status(),
        "EKS says of %s: %s is %s%s",
        cluster.name(),
        first.title(),
        first.status().or(""),
        more);
  }
}
