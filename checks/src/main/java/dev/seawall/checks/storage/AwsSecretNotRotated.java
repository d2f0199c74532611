package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsSecret;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A secret of Secrets Manager that nothing rotates ({@code RotationEnabled}). */
public final class AwsSecretNotRotated implements Check<AwsSecret> {

  @Override
  public Spec<AwsSecret> spec() {
    return Spec.check("aws-secret-not-rotated").severity(MEDIUM).judges(AwsSecret.class);
  }

  @Override
  public Verdict judge(AwsSecret secret, Inventory inventory) {
    Fact<String> primary = secret.text("ListSecrets", "PrimaryRegion").unless("");
    if (primary.isSet() && !primary.is(secret.region())) {
      // A replica gets what its primary is rotated to.
      return notApplicable();
    }
    Fact<Boolean> rotates = secret.rotates();
    return rotates.is(true) ? pass() : fail(rotates, "nothing rotates %s", secret.name());
  }
}
