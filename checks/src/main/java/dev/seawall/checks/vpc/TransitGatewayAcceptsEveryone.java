package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.TransitGateway;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A transit gateway that accepts attachments of other accounts by itself. */
public final class TransitGatewayAcceptsEveryone implements Check<TransitGateway> {

  @Override
  public Spec<TransitGateway> spec() {
    return Spec.check("transit-gateway-accepts-everyone")
        .severity(HIGH)
        .judges(TransitGateway.class);
  }

  @Override
  public Verdict judge(TransitGateway gateway, Inventory inventory) {
    Fact<String> accepts =
        gateway
            .text("DescribeTransitGateways", "Options", "AutoAcceptSharedAttachments")
            .orDefault("disable");
    return accepts.is("enable")
        ? fail(accepts, "%s accepts every shared attachment", gateway.name())
        : pass();
  }
}
