package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.PREFIX_LISTS;
import static dev.seawall.core.aws.AwsTypes.SUBNETS;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.FargateProfile;
import dev.seawall.core.aws.Subnet;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A Fargate profile with a subnet that has a route to the Internet ({@code subnets} of {@code
 * eks:DescribeFargateProfile} and the route table in force).
 */
public final class FargateInPublicSubnet implements Check<FargateProfile> {

  @Override
  public Spec<FargateProfile> spec() {
    return Spec.check("fargate-in-public-subnet")
        .severity(HIGH)
        .judges(FargateProfile.class)
        .reads(PREFIX_LISTS)
        .looksUp(SUBNETS);
  }

  @Override
  public Verdict judge(FargateProfile profile, Inventory inventory) {
    for (String id : profile.subnetIds().or(List.of())) {
      if (inventory.aws().getById(Subnet.class, id, profile).isPublic(inventory.aws())) {
        return fail(
            profile.subnetIds(), "%s runs pods in the public subnet %s", profile.name(), id);
      }
    }
    return pass();
  }
}
