package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.Capability;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Set;

/**
 * A capability that EKS says does not work ({@code status} and {@code health.issues} of {@code
 * eks:DescribeCapability}).
 */
public final class CapabilityUnhealthy implements Check<Capability> {
  private static final Set<String> BAD = Set.of("DEGRADED", "CREATE_FAILED", "DELETE_FAILED");

  @Override
  public Spec<Capability> spec() {
    return Spec.check("capability-unhealthy").severity(MEDIUM).judges(Capability.class);
  }

  @Override
  public Verdict judge(Capability capability, Inventory inventory) {
    Fact<String> status = capability.status();
    if (status.value().filter(BAD::contains).isPresent()) {
      return fail(status, "capability %s is %s", capability.name(), status.or(""));
    }
    List<AwsPart> issues = capability.healthIssues();
    return issues.isEmpty()
        ? pass()
        : fail(
            issues.getFirst().text("code"),
            "EKS reports %s for capability %s",
            issues.getFirst().text("code").or("an issue"),
            capability.name());
  }
}
