package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A node that the Internet can address ({@code PublicIpAddress} and the interfaces' {@code
 * Association} of {@code ec2:DescribeInstances}).
 */
public final class NodeWithPublicIp implements Check<Instance> {

  @Override
  public Spec<Instance> spec() {
    return Spec.check("node-with-public-ip").severity(HIGH).judges(Instance.class);
  }

  @Override
  public Verdict judge(Instance instance, Inventory inventory) {
    if (instance.isGone()) {
      return notApplicable();
    }
    for (Fact<String> address : instance.publicAddresses()) {
      return fail(address, "%s has the public address %s", instance.name(), address.or(""));
    }
    return pass();
  }
}
