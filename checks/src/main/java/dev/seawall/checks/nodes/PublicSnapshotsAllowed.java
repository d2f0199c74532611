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

/**
 * An account whose EBS snapshots can be made public ({@code
 * ec2:GetSnapshotBlockPublicAccessState}).
 */
public final class PublicSnapshotsAllowed implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("public-snapshots-allowed").severity(MEDIUM).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<String> state = region.snapshotSharing();
    return state.is("unblocked")
        ? fail(state, "snapshots of %s in %s can be made public", region.account(), region.region())
        : pass();
  }
}
