package dev.seawall.checks.access;

import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamPrincipal;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * Those whose rights over clusters say something new: users and roles of people and pipelines that
 * are no administrators. Roles of pods are judged in {@code iam}, those of services by AWS alone.
 */
final class Delegates {
  private Delegates() {}

  /** What somebody can do, if they are such a one. */
  static Optional<IamPowers> powers(IamPrincipal principal, Inventory inventory) {
    if (principal instanceof IamRole role
        && (!role.exists().is(true) || role.isServiceLinked() || role.isForPods(inventory.aws()))) {
      return Optional.empty();
    }
    IamPowers powers = inventory.aws().powersOf(principal);
    return powers.powers().isSurelyAdministrator() ? Optional.empty() : Optional.of(powers);
  }
}
