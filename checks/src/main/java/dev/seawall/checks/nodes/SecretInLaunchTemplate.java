package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.LaunchTemplate;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.aws.UserData;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * Credentials in the user data of a launch template ({@code LaunchTemplateData.UserData} of {@code
 * ec2:DescribeLaunchTemplateVersions}, as the collector masked it).
 */
public final class SecretInLaunchTemplate implements Check<LaunchTemplate> {

  @Override
  public Spec<LaunchTemplate> spec() {
    return Spec.check("secret-in-launch-template")
        .severity(CRITICAL)
        .judges(LaunchTemplate.class)
        .reads(NODEGROUPS, AUTO_SCALING_GROUPS);
  }

  @Override
  public Verdict judge(LaunchTemplate template, Inventory inventory) {
    if (Nodes.of(inventory.aws()).isCopy(template)) {
      return notApplicable();
    }
    for (UserData.Credential each : template.userData().credentials()) {
      return fail(
          each.rule(),
          "the user data of launch template %s holds a credential: %s, line %s",
          template.called(),
          each.rule().or("unnamed"),
          each.line());
    }
    return pass();
  }
}
