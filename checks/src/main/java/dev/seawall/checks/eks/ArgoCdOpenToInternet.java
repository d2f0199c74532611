package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Capability;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * An Argo CD capability whose server stands on the Internet ({@code
 * configuration.argoCd.networkAccess.vpceIds} of {@code eks:DescribeCapability}).
 */
public final class ArgoCdOpenToInternet implements Check<Capability> {
  @Override
  public Spec<Capability> spec() {
    return Spec.check("argo-cd-open-to-internet").severity(HIGH).judges(Capability.class);
  }

  @Override
  public Verdict judge(Capability capability, Inventory inventory) {
    if (!capability.isArgoCd()) {
      return notApplicable();
    }
    Fact<List<String>> endpoints = capability.vpcEndpoints();
    return endpoints.or(List.of()).isEmpty()
        ? fail(endpoints, "Argo CD of %s is on the Internet", capability.name())
        : pass();
  }
}
