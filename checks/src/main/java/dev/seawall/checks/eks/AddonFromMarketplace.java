package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Addon;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An EKS add-on that a seller of the AWS Marketplace makes and supports ({@code owner} of {@code
 * eks:DescribeAddon}).
 */
public final class AddonFromMarketplace implements Check<Addon> {
  @Override
  public Spec<Addon> spec() {
    return Spec.check("addon-from-marketplace").severity(LOW).judges(Addon.class);
  }

  @Override
  public Verdict judge(Addon addon, Inventory inventory) {
    Fact<String> owner = addon.owner();
    return owner.is("aws-marketplace")
        ? fail(owner, "add-on %s is of %s", addon.name(), addon.publisher().or("a seller"))
        : pass();
  }
}
