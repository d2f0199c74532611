package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A node whose answers of IMDSv2 travel into pods ({@code MetadataOptions.HttpPutResponseHopLimit}
 * of {@code ec2:DescribeInstances}).
 */
public final class MetadataReachableFromPods implements Check<Instance> {

  @Override
  public Spec<Instance> spec() {
    return Spec.check("metadata-reachable-from-pods").severity(HIGH).judges(Instance.class);
  }

  @Override
  public Verdict judge(Instance instance, Inventory inventory) {
    if (instance.isGone() || instance.isAutoMode()) {
      return notApplicable();
    }
    if (!instance.hasMetadataService()) {
      return pass();
    }
    Fact<Long> hops = instance.hopLimit();
    if (hops.or(1L) > 1) {
      return fail(
          hops, "pods on %s reach its metadata: hop limit %d", instance.name(), hops.or(1L));
    }
    // What imdsv1-on-node tells of has no hop limit.
    return instance.letsPodsReachMetadata() ? notApplicable() : pass();
  }
}
