package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.LAUNCH_TEMPLATES;
import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Instance;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.aws.UserData;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * Credentials in the user data of an instance ({@code userData} of {@code
 * ec2:DescribeInstanceAttribute}, as the collector masked it).
 */
public final class SecretInInstanceUserData implements Check<Instance> {

  @Override
  public Spec<Instance> spec() {
    return Spec.check("secret-in-instance-user-data")
        .severity(CRITICAL)
        .judges(Instance.class)
        .looksUp(LAUNCH_TEMPLATES);
  }

  @Override
  public Verdict judge(Instance instance, Inventory inventory) {
    if (!Nodes.of(inventory.aws()).hasUserDataOfItsOwn(instance)) {
      return notApplicable();
    }
    for (UserData.Credential each : instance.userData().credentials()) {
      return fail(
          each.rule(),
          "the user data of %s holds a credential: %s, line %s",
          instance.name(),
          each.rule().or("unnamed"),
          each.line());
    }
    return pass();
  }
}
