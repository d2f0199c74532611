package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Image;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Set;

/**
 * An image of nodes that belongs to neither AWS, its verified partners, the marketplace nor the
 * account ({@code OwnerId} and {@code ImageOwnerAlias} of {@code ec2:DescribeImages}).
 */
public final class UntrustedNodeImage implements Check<Image> {

  @Override
  public Spec<Image> spec() {
    return Spec.check("untrusted-node-image")
        .severity(HIGH)
        .judges(Image.class)
        .reads(EKS_CLUSTERS, INSTANCES);
  }

  @Override
  public Verdict judge(Image image, Inventory inventory) {
    if (image.ownerAlias().isSet()) {
      return pass();
    }
    Fact<String> owner = image.owner();
    if (!owner.isSet()) {
      return unknown("who owns " + image.name() + " is not known");
    }
    Set<String> accounts = Nodes.of(inventory.aws()).accounts();
    if (accounts.isEmpty()) {
      return unknown("the account of the nodes of " + image.name() + " was not read");
    }
    if (accounts.contains(owner.or(""))) {
      return pass();
    }
    Verdict.Fail fail = fail(owner, "%s belongs to account %s", image.called(), owner.or(""));
    return image.isPublic().is(true) ? fail.and(image.isPublic()) : fail.as(LOW);
  }
}
