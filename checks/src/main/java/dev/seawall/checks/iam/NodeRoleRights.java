package dev.seawall.checks.iam;

import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.NodeRoles;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/** What the roles of nodes may do that are no administrators, of which that is said. */
final class NodeRoleRights {
  private NodeRoleRights() {}

  /** Whether and by which statement a role may do an action. */
  @FunctionalInterface
  interface Question {
    Optional<Answer.Yes> ask(IamPowers powers, String action);
  }

  /** What a role may do, if it is one of nodes and no administrator. */
  static Optional<IamPowers> of(IamRole role, Inventory inventory) {
    IamPowers powers = inventory.aws().powersOf(role);
    return NodeRoles.of(inventory.aws()).has(role) && !powers.powers().isSurelyAdministrator()
        ? Optional.of(powers)
        : Optional.empty();
  }

  /** Fails a role that may do one of some actions. */
  static Verdict failing(
      IamRole role, Inventory inventory, List<String> actions, Question question) {
    Optional<IamPowers> powers = of(role, inventory);
    if (powers.isEmpty()) {
      return notApplicable();
    }
    for (String action : actions) {
      Optional<Answer.Yes> right = question.ask(powers.get(), action);
      if (right.isPresent()) {
        return fail(role, "nodes with %s may do %s: %s", role.lastName(), action, right.get().by());
      }
    }
    return pass();
  }
}
