package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsSecret;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A secret whose policy lets everyone or another account in ({@code GetResourcePolicy}). */
public final class AwsSecretOpenToOthers implements Check<AwsSecret> {

  @Override
  public Spec<AwsSecret> spec() {
    return Spec.check("aws-secret-open-to-others").severity(HIGH).judges(AwsSecret.class);
  }

  @Override
  public Verdict judge(AwsSecret secret, Inventory inventory) {
    for (Opening opening : secret.policy().openings()) {
      if (opening.reach() == Opening.Reach.EVERYONE) {
        return fail(secret.policy().document(), "%s is open to everyone", secret.name())
            .as(CRITICAL);
      }
      if (opening.reach() == Opening.Reach.ACCOUNT) {
        return fail(secret.policy().document(), "%s is open to %s", secret.name(), opening.to());
      }
    }
    return pass();
  }
}
