package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsSecret;
import dev.seawall.core.aws.ResourcePolicy;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/** A secret whose policy lets everyone or another account in ({@code GetResourcePolicy}). */
public final class AwsSecretOpenToOthers implements Check<AwsSecret> {

  @Override
  public Spec<AwsSecret> spec() {
    return Spec.check("aws-secret-open-to-others").severity(HIGH).judges(AwsSecret.class);
  }

  @Override
  public Verdict judge(AwsSecret secret, Inventory inventory) {
    ResourcePolicy policy = secret.policy();
    if (policy.toEveryone().isPresent()) {
      return fail(policy.document(), "%s is open to everyone", secret.name()).as(CRITICAL);
    }
    Optional<Opening> other = policy.toOtherAccount();
    return other.isPresent()
        ? fail(policy.document(), "%s is open to %s", secret.name(), other.get().to())
        : pass();
  }
}
