package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * EBS snapshots of the account that every account can read ({@code ec2:DescribeSnapshots} with
 * {@code RestorableByUserIds=all}).
 */
public final class PublicEbsSnapshot implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("public-ebs-snapshot").severity(CRITICAL).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<List<String>> open = region.publicSnapshots();
    List<String> ids = open.or(List.of());
    if (ids.isEmpty() || region.snapshotSharing().is("block-all-sharing")) {
      return pass();
    }
    return fail(
        open,
        "%d EBS snapshots of %s in %s are public, such as %s",
        ids.size(),
        region.account(),
        region.region(),
        ids.getFirst());
  }
}
