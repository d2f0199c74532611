package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An account where images of everybody can be started ({@code State} of {@code
 * ec2:GetAllowedImagesSettings}).
 */
public final class AnyImageAllowed implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("any-image-allowed").severity(LOW).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<String> state = region.allowedImages();
    return state.is("enabled")
        ? pass()
        : fail(state, "images of anybody start in %s of %s", region.region(), region.account());
  }
}
