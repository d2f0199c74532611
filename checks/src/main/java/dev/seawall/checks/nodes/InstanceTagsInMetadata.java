package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.LOW;
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
 * A node that tells its tags to whoever asks its metadata service ({@code
 * MetadataOptions.InstanceMetadataTags} of {@code ec2:DescribeInstances}).
 */
public final class InstanceTagsInMetadata implements Check<Instance> {

  @Override
  public Spec<Instance> spec() {
    return Spec.check("instance-tags-in-metadata").severity(LOW).judges(Instance.class);
  }

  @Override
  public Verdict judge(Instance instance, Inventory inventory) {
    if (instance.isGone() || instance.isAutoMode()) {
      return notApplicable();
    }
    Fact<String> shown = instance.metadataTags();
    return shown.is("enabled") && instance.hasMetadataService()
        ? fail(shown, "%s shows its tags in its metadata", instance.name())
        : pass();
  }
}
