package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.LaunchTemplate;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A launch template in use that gives nodes an address on the Internet ({@code
 * NetworkInterfaces[].AssociatePublicIpAddress} of {@code ec2:DescribeLaunchTemplateVersions}).
 */
public final class PublicIpInLaunchTemplate implements Check<LaunchTemplate> {

  @Override
  public Spec<LaunchTemplate> spec() {
    return Spec.check("public-ip-in-launch-template")
        .severity(HIGH)
        .judges(LaunchTemplate.class)
        .reads(NODEGROUPS, AUTO_SCALING_GROUPS);
  }

  @Override
  public Verdict judge(LaunchTemplate template, Inventory inventory) {
    Nodes nodes = Nodes.of(inventory.aws());
    if (!nodes.isUsed(template) || nodes.isCopy(template)) {
      return notApplicable();
    }
    for (AwsPart each : template.networkInterfaces()) {
      Fact<Boolean> associated = each.flag("AssociatePublicIpAddress");
      if (associated.is(true)) {
        return fail(
            associated, "launch template %s gives nodes a public address", template.called());
      }
    }
    return pass();
  }
}
