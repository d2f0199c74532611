package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.check.Severity.HIGH;
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
 * An image of the account's own that every account can start ({@code Public} of {@code
 * ec2:DescribeImages}).
 */
public final class PublicNodeImage implements Check<Image> {

  @Override
  public Spec<Image> spec() {
    return Spec.check("public-node-image")
        .severity(HIGH)
        .judges(Image.class)
        .reads(EKS_CLUSTERS, INSTANCES);
  }

  @Override
  public Verdict judge(Image image, Inventory inventory) {
    Fact<Boolean> open = image.isPublic();
    if (!open.is(true) || image.ownerAlias().isSet()) {
      return pass();
    }
    Set<String> accounts = Nodes.of(inventory.aws()).accounts();
    if (accounts.isEmpty() || !image.owner().isSet()) {
      return unknown("whose image " + image.name() + " is was not read");
    }
    return accounts.contains(image.owner().or(""))
        ? fail(open, "%s is public", image.called())
        : pass();
  }
}
