package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Set;

/**
 * A grant that lets a principal of another account decrypt with a key or hand it on ({@code
 * kms:ListGrants}).
 */
public final class KmsGrantToOtherAccount implements Check<KmsKey> {
  private static final Set<String> OPENING = Set.of("Decrypt", "CreateGrant", "ReEncryptFrom");

  @Override
  public Spec<KmsKey> spec() {
    return Spec.check("kms-grant-to-other-account").severity(HIGH).judges(KmsKey.class);
  }

  @Override
  public Verdict judge(KmsKey key, Inventory inventory) {
    for (AwsPart grant : key.grants()) {
      Fact<String> grantee = grant.text("GranteePrincipal");
      boolean foreign =
          grantee.value().flatMap(Arn::of).filter(arn -> isForeign(arn, key)).isPresent();
      List<String> operations = grant.texts("Operations").or(List.of());
      if (foreign && !madeByService(grant) && operations.stream().anyMatch(OPENING::contains)) {
        return fail(
            grantee,
            "a grant lets %s use key %s: %s",
            grantee.or(""),
            key.name(),
            String.join(", ", operations));
      }
    }
    return pass();
  }

  private static boolean isForeign(Arn arn, KmsKey key) {
    return !arn.account().isEmpty() && !arn.account().equals(key.account());
  }

  /**
   * AWS makes grants for its own services, some to accounts of its own, and retires them itself.
   */
  private static boolean madeByService(AwsPart grant) {
    Fact<String> retiring = grant.text("RetiringPrincipal");
    return retiring.isSet() && Arn.of(retiring.or("")).isEmpty();
  }
}
