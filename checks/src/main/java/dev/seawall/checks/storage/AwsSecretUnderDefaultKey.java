package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsSecret;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A secret that is encrypted with {@code aws/secretsmanager} ({@code KmsKeyId}). */
public final class AwsSecretUnderDefaultKey implements Check<AwsSecret> {

  @Override
  public Spec<AwsSecret> spec() {
    return Spec.check("aws-secret-under-default-key").severity(LOW).judges(AwsSecret.class);
  }

  @Override
  public Verdict judge(AwsSecret secret, Inventory inventory) {
    Fact<String> key = secret.kmsKey();
    boolean own = key.value().filter(id -> !id.endsWith("alias/aws/secretsmanager")).isPresent();
    return own ? pass() : fail(key, "%s has no key of its own", secret.name());
  }
}
