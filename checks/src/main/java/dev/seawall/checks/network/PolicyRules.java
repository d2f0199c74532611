package dev.seawall.checks.network;

import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.check.Verdict;
import dev.seawall.core.kubernetes.NetworkPolicy;
import dev.seawall.core.kubernetes.network.Answer;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.core.kubernetes.network.Policy;
import dev.seawall.core.kubernetes.network.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the checks of this package share: asking every rule of a policy the same question. */
final class PolicyRules {
  private PolicyRules() {}

  /**
   * Fails when a rule that lets traffic pass is bad, pointing at each such rule; unknown when the
   * policy cannot be evaluated, and not applicable when it says nothing of the direction.
   */
  static Verdict judge(
      NetworkPolicy policy, Direction direction, Predicate<Rule> bad, String message) {
    Optional<String> reason =
        policy.policies().stream().flatMap(each -> each.invalid().stream()).findFirst();
    if (reason.isPresent()) {
      return unknown(policy + ": " + reason.get());
    }
    List<Rule> found = policy.allowing(direction).stream().filter(bad).toList();
    if (!found.isEmpty()) {
      Verdict.Fail fail = fail(found.getFirst().source(), message, policy);
      for (Rule each : found.subList(1, found.size())) {
        fail = fail.and(each.source(), "");
      }
      return fail;
    }
    boolean applies = policy.policies().stream().anyMatch(each -> applies(each, direction));
    return applies ? pass() : notApplicable();
  }

  private static boolean applies(Policy policy, Direction direction) {
    return policy.side(direction).applies();
  }

  /** Passes on yes. */
  static Verdict unless(Answer good, Verdict.Fail otherwise) {
    return switch (good.kind()) {
      case YES -> pass();
      case NO -> otherwise;
      case UNKNOWN -> unknown(good.reason());
    };
  }
}
