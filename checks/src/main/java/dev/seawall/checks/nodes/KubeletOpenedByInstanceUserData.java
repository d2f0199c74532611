package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.LAUNCH_TEMPLATES;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.aws.KubeletSettings;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A node whose user data opens its kubelet and is not that of its launch template ({@code userData}
 * of {@code ec2:DescribeInstanceAttribute}: nodeadm, bootstrap.sh or Bottlerocket).
 */
public final class KubeletOpenedByInstanceUserData implements Check<Instance> {

  @Override
  public Spec<Instance> spec() {
    return Spec.check("kubelet-opened-by-instance-user-data")
        .severity(HIGH)
        .judges(Instance.class)
        .looksUp(LAUNCH_TEMPLATES);
  }

  @Override
  public Verdict judge(Instance instance, Inventory inventory) {
    if (!Nodes.of(inventory.aws()).hasUserDataOfItsOwn(instance)) {
      return notApplicable();
    }
    Fact<String> text = instance.userData().text();
    for (KubeletSettings.Found found : KubeletSettings.opening(text.or(""))) {
      return fail(
          text,
          "the user data of %s weakens the kubelet: %s, line %d",
          instance.name(),
          found.setting(),
          found.line());
    }
    return pass();
  }
}
