package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.KubeletSettings;
import dev.seawall.core.aws.LaunchTemplate;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A launch template in use whose user data opens the kubelet of its nodes ({@code
 * LaunchTemplateData.UserData}: nodeadm, bootstrap.sh or Bottlerocket).
 */
public final class KubeletOpenedByUserData implements Check<LaunchTemplate> {

  @Override
  public Spec<LaunchTemplate> spec() {
    return Spec.check("kubelet-opened-by-user-data")
        .severity(HIGH)
        .judges(LaunchTemplate.class)
        .reads(NODEGROUPS, AUTO_SCALING_GROUPS);
  }

  @Override
  public Verdict judge(LaunchTemplate template, Inventory inventory) {
    Nodes nodes = Nodes.of(inventory.aws());
    if (!nodes.isUsed(template) || nodes.isCopy(template)) {
      return notApplicable();
    }
    Fact<String> text = template.userData().text();
    for (KubeletSettings.Found found : KubeletSettings.opening(text.or(""))) {
      return fail(
          template,
          "the user data of launch template %s weakens the kubelet: %s, line %d",
          template.called(),
          found.setting(),
          found.line());
    }
    return pass();
  }
}
