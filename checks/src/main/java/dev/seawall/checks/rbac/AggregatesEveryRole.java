package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;
import java.util.List;

/**
 * A ClusterRole whose aggregation takes in every ClusterRole, or every one without some label.
 * Source: {@code ClusterRole.aggregationRule}.
 */
public final class AggregatesEveryRole implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("aggregates-every-role").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    if (grant.isBinding() || !grant.role().aggregatesUnlabelled()) {
      return pass();
    }
    Severity severity = grant.namespaces().isEmpty() ? CRITICAL : HIGH;
    return Telling.of(grant, List.of(), "use the rules of every ClusterRole it aggregates", false)
        .and(grant.field("aggregationRule", "clusterRoleSelectors"))
        .as(Telling.at(severity, grant));
  }
}
