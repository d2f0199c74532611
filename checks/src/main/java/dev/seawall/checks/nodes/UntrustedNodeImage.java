package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Image;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Set;
import java.util.TreeSet;

/**
 * An image of nodes that belongs to neither AWS, its verified partners, the marketplace nor the
 * account ({@code OwnerId} and {@code ImageOwnerAlias} of {@code ec2:DescribeImages}).
 */
public final class UntrustedNodeImage implements Check<Image> {

  @Override
  public Spec<Image> spec() {
    return Spec.check("untrusted-node-image").severity(HIGH).judges(Image.class).reads(INSTANCES);
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
    if (ownAccounts(inventory).contains(owner.or(""))) {
      return pass();
    }
    Verdict.Fail fail = fail(owner, "%s belongs to account %s", image.called(), owner.or(""));
    return image.isPublic().is(true) ? fail.and(image.isPublic()) : fail.as(LOW);
  }

  private static Set<String> ownAccounts(Inventory inventory) {
    Set<String> accounts = new TreeSet<>();
    inventory.all(Instance.class).forEach(each -> accounts.add(each.account()));
    return accounts;
  }
}
