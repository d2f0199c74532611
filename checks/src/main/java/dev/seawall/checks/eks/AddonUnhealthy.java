package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Addon;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Set;

/**
 * An EKS add-on that does not work ({@code status} and {@code health.issues} of {@code
 * eks:DescribeAddon}).
 */
public final class AddonUnhealthy implements Check<Addon> {
  private static final Set<String> BAD =
      Set.of("DEGRADED", "CREATE_FAILED", "UPDATE_FAILED", "DELETE_FAILED");

  @Override
  public Spec<Addon> spec() {
    return Spec.check("addon-unhealthy").severity(MEDIUM).judges(Addon.class);
  }

  @Override
  public Verdict judge(Addon addon, Inventory inventory) {
    Fact<String> status = addon.status();
    if (status.value().filter(BAD::contains).isPresent()) {
      return fail(status, "add-on %s is %s", addon.name(), status.or(""));
    }
    List<AwsPart> issues = addon.healthIssues();
    return issues.isEmpty()
        ? pass()
        : fail(
            issues.getFirst().text("code"),
            "EKS reports %s for add-on %s",
            issues.getFirst().text("code").or("an issue"),
            addon.name());
  }
}
