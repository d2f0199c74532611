package dev.seawall.checks.eks;

import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Insight;
import dev.seawall.core.check.Verdict;
import java.util.List;

/** What EKS's own insights of one category say of a cluster. */
final class Insights {
  private Insights() {}

  static Verdict judge(EksCluster cluster, String category) {
    List<Insight> bad = cluster.insights(category).stream().filter(Insight::isBad).toList();
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
