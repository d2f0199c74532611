package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.IMAGES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.aws.AwsTypes.REGIONS;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.LaunchTemplate;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A launch template in use whose nodes answer IMDSv1 ({@code MetadataOptions.HttpTokens} of {@code
 * ec2:DescribeLaunchTemplateVersions}, else the account's default, else the image).
 */
public final class Imdsv1InLaunchTemplate implements Check<LaunchTemplate> {

  @Override
  public Spec<LaunchTemplate> spec() {
    return Spec.check("imdsv1-in-launch-template")
        .severity(HIGH)
        .judges(LaunchTemplate.class)
        .reads(NODEGROUPS, AUTO_SCALING_GROUPS, REGIONS)
        .looksUp(IMAGES);
  }

  @Override
  public Verdict judge(LaunchTemplate template, Inventory inventory) {
    Nodes nodes = Nodes.of(inventory.aws());
    if (!nodes.isUsed(template) || nodes.isCopy(template)) {
      return notApplicable();
    }
    if (template.httpEndpoint().is("disabled")) {
      return pass();
    }
    Fact<String> tokens = nodes.httpTokens(template);
    return tokens.is("required")
        ? pass()
        : fail(tokens, "nodes of launch template %s answer IMDSv1", template.called());
  }
}
