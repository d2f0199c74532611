package dev.seawall.checks.kms;

import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.aws.iam.Opening;
import java.util.List;
import java.util.Optional;

/**
 * What a key policy lets others do that is worth having: read what the key protects, hand the key
 * on or destroy it.
 *
 * @param action the first such action that it allows
 */
record KeyOpenings(Opening opening, String action) {
  /** Encrypting anew with a key of one's own is decrypting too. */
  private static final List<String> ACTIONS =
      List.of(
          "kms:Decrypt",
          "kms:ReEncryptFrom",
          "kms:CreateGrant",
          "kms:PutKeyPolicy",
          "kms:ScheduleKeyDeletion",
          "kms:DisableKey");

  /** The first statement that lets somebody so far away do such a thing. */
  static Optional<KeyOpenings> of(KmsKey key, Opening.Reach reach) {
    for (Opening each : key.policy().openings()) {
      Optional<String> action = ACTIONS.stream().filter(each::allows).findFirst();
      if (each.reach() == reach && action.isPresent()) {
        return Optional.of(new KeyOpenings(each, action.get()));
      }
    }
    return Optional.empty();
  }
}
