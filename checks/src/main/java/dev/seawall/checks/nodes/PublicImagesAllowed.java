package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** An account whose images can be made public ({@code ec2:GetImageBlockPublicAccessState}). */
public final class PublicImagesAllowed implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("public-images-allowed").severity(MEDIUM).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<String> state = region.imageSharing();
    return state.is("block-new-sharing")
        ? pass()
        : fail(state, "images of %s in %s can be made public", region.account(), region.region());
  }
}
