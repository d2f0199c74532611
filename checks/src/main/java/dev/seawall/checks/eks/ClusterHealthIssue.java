package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * Something that EKS needs to run the cluster and does not have ({@code health.issues} of {@code
 * eks:DescribeCluster}).
 */
public final class ClusterHealthIssue implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-health-issue").severity(HIGH).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    List<AwsPart> issues = cluster.healthIssues();
    if (issues.isEmpty()) {
      return pass();
    }
    Fact<String> code = issues.getFirst().text("code");
    String more = issues.size() == 1 ? "" : " and " + (issues.size() - 1) + " more";
    return fail(code, "EKS reports %s for %s%s", code.or("an issue"), cluster.name(), more);
  }
}
