package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.IMAGES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.aws.AwsTypes.REGIONS;
import static dev.seawall.core.check.Severity.MEDIUM;
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
 * A launch template in use whose nodes send answers of IMDSv2 into pods ({@code
 * MetadataOptions.HttpPutResponseHopLimit}, else the account's default, else the image).
 */
public final class LongMetadataHopInLaunchTemplate implements Check<LaunchTemplate> {

  @Override
  public Spec<LaunchTemplate> spec() {
    return Spec.check("long-metadata-hop-in-launch-template")
        .severity(MEDIUM)
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
    Fact<Long> hops = nodes.hopLimit(template);
    if (hops.or(1L) > 1) {
      return fail(
          hops, "launch template %s lets metadata travel %d hops", template.called(), hops.or(1L));
    }
    // What imdsv1-in-launch-template tells of has no hop limit.
    return nodes.httpTokens(template).is("required") ? pass() : notApplicable();
  }
}
