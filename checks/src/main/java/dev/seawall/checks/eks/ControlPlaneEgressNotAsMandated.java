package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsAccount;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cluster whose API server reaches webhooks and identity providers through a network that the
 * organisation refuses to new clusters ({@code resourcesVpcConfig.controlPlaneEgressMode} of {@code
 * eks:DescribeCluster}, service control policies with the condition key {@code
 * eks:controlPlaneEgressMode}).
 */
public final class ControlPlaneEgressNotAsMandated implements Check<EksCluster> {
  private static final List<String> MODES =
      List.of("AWS_MANAGED", "CUSTOMER_ISOLATED", "CUSTOMER_ROUTED");

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("control-plane-egress-not-as-mandated")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .reads(AwsTypes.ACCOUNTS, AwsTypes.SERVICE_CONTROL_POLICIES);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    Optional<AwsAccount> account = inventory.aws().account(cluster.account());
    if (cluster.isRegistered()
        || account.isEmpty()
        || !account.get().mapping("DescribeOrganization").isSet()
        || account.get().isManagementAccount()) {
      return notApplicable();
    }
    Fact<String> mode = cluster.egressMode();
    Set<String> allowed = new TreeSet<>(MODES);
    allowed.add(mode.or(""));
    Set<String> refused =
        inventory
            .aws()
            .organisationRefuses(
                account.get(), cluster, "eks:CreateCluster", "eks:controlPlaneEgressMode", allowed);
    allowed.removeAll(refused);
    if (refused.isEmpty() || allowed.isEmpty()) {
      return notApplicable();
    }
    return refused.contains(mode.or(""))
        ? fail(
                mode,
                "the egress mode of %s is %s; the organisation lets new clusters have %s",
                cluster.name(),
                mode.or(""),
                String.join(" or ", allowed))
            .and(account.get(), "ListPoliciesForTarget refuses " + String.join(", ", refused))
        : pass();
  }
}
