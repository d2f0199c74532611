package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.NetworkInterface;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A node's network interface that takes packets that are not for it ({@code SourceDestCheck} of
 * {@code ec2:DescribeNetworkInterfaces}).
 */
public final class SourceDestinationCheckOff implements Check<NetworkInterface> {

  @Override
  public Spec<NetworkInterface> spec() {
    return Spec.check("source-destination-check-off")
        .severity(MEDIUM)
        .judges(NetworkInterface.class);
  }

  @Override
  public Verdict judge(NetworkInterface networkInterface, Inventory inventory) {
    if (!networkInterface.instance().isSet()) {
      return notApplicable();
    }
    Fact<Boolean> checks = networkInterface.sourceDestCheck();
    return checks.is(false)
        ? fail(
            checks,
            "%s of %s forwards packets of others",
            networkInterface.name(),
            networkInterface.instance().or(""))
        : pass();
  }
}
