package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.ResourcePolicy;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A registry whose policy lets other accounts replicate images into it or make repositories ({@code
 * ecr:GetRegistryPolicy}).
 */
public final class RegistryOpenToOthers implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("registry-open-to-others").severity(HIGH).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    String name = "repository/named-by-no-policy-7q3x";
    String unnamed =
        new Arn(region.arn().partition(), "ecr", region.region(), region.account(), name)
            .toString();
    ResourcePolicy policy = ResourcePolicy.of(region, "GetRegistryPolicy");
    for (Opening opening : policy.openings()) {
      if (opening.reach() == Opening.Reach.EVERYONE) {
        return fail(policy.document(), "the registry in %s is open to everyone", region.region());
      }
      if (opening.reach() == Opening.Reach.ACCOUNT && opening.concerns(unnamed)) {
        return fail(
            policy.document(),
            "%s may put images into every repository of the registry in %s",
            opening.to(),
            region.region());
      }
    }
    return pass();
  }
}
