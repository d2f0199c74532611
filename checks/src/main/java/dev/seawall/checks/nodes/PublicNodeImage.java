package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Image;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An image of the account's own that every account can start ({@code Public} of {@code
 * ec2:DescribeImages}).
 */
public final class PublicNodeImage implements Check<Image> {

  @Override
  public Spec<Image> spec() {
    return Spec.check("public-node-image").severity(HIGH).judges(Image.class).reads(INSTANCES);
  }

  @Override
  public Verdict judge(Image image, Inventory inventory) {
    Fact<Boolean> open = image.isPublic();
    boolean own =
        inventory.all(Instance.class).stream().anyMatch(each -> image.owner().is(each.account()));
    return own && open.is(true) ? fail(open, "%s is public", image.called()) : pass();
  }
}
