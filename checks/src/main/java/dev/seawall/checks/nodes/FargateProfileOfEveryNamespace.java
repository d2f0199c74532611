package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.FargateProfile;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Map;

/**
 * A Fargate profile that takes the pods of every namespace ({@code selectors} of {@code
 * eks:DescribeFargateProfile}).
 */
public final class FargateProfileOfEveryNamespace implements Check<FargateProfile> {

  @Override
  public Spec<FargateProfile> spec() {
    return Spec.check("fargate-profile-of-every-namespace")
        .severity(LOW)
        .judges(FargateProfile.class);
  }

  @Override
  public Verdict judge(FargateProfile profile, Inventory inventory) {
    for (AwsPart selector : profile.selectors()) {
      Fact<String> namespace = selector.text("namespace");
      if (namespace.is("*") && selector.textMap("labels").or(Map.of()).isEmpty()) {
        return fail(namespace, "%s takes the pods of every namespace", profile.name());
      }
    }
    return pass();
  }
}
