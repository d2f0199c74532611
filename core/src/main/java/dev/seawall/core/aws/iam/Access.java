package dev.seawall.core.aws.iam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one principal can do under its policies. A question about many resources is decided on
 * examples, one for each pattern that a statement allows; a no must be proven for all resources at
 * once, so some questions end as unknown.
 *
 * @param context what is known of the requests that are asked about
 */
public record Access(Policies policies, Principal principal, Context context) {

  /**
   * Whether the principal can do the action on at least one of the resources.
   *
   * @throws IllegalArgumentException when the action is none
   */
  public Answer can(String action, Resources where) {
    String account = where.account().orElse(principal.account());
    Glob asked = where.within(account);
    Set<String> examples = new LinkedHashSet<>();
    allowing(action, account).forEach(glob -> asked.example(glob).ifPresent(examples::add));
    asked.example(asked).ifPresent(examples::add);
    Set<String> missing = new LinkedHashSet<>();
    Set<String> reasons = new LinkedHashSet<>();
    for (String example : examples) {
      Decision decision = Evaluation.decide(policies, request(action, example, account));
      if (decision.isAllowed()) {
        return new Answer.Yes(example, decision.statement());
      }
      missing.addAll(decision.missing());
      reasons.add(decision.reason());
    }
    if (!missing.isEmpty()) {
      return new Answer.Unknown(List.copyOf(missing));
    }
    String why = String.join("; ", reasons);
    return proven(request(action, "*", account), asked)
        ? new Answer.No(why)
        : new Answer.Unknown(
            List.of("whether a resource of " + where.pattern() + " is left, although " + why));
  }

  private Request request(String action, String resource, String account) {
    return new Request(
        principal,
        action,
        resource,
        account.isEmpty() ? Optional.empty() : Optional.of(account),
        context,
        false);
  }

  /** The patterns of every statement that could allow the action, whatever it is attached to. */
  private List<Glob> allowing(String action, String account) {
    Request general = request(action, "*", account);
    return policies
        .all()
        .flatMap(policy -> policy.statements().stream())
        .filter(each -> each.mayAllow() && !each.action(general.lowerAction()).isNo())
        .flatMap(statement -> widest(statement, general).stream())
        .toList();
  }

  /** The resources that a statement could mean; more where that cannot be told as patterns. */
  private static List<Glob> widest(Statement statement, Request general) {
    Optional<Statement.Matcher> matcher = statement.parts().resources();
    if (matcher.isEmpty() || matcher.get().negated()) {
      return List.of(Glob.of("*", true));
    }
    Context known = general.fullContext();
    List<Glob> globs = new ArrayList<>();
    for (ValuePattern pattern : matcher.get().patterns()) {
      switch (pattern.resolve(known)) {
        case ValuePattern.Ready(Glob glob) when isForeign(glob, general) -> {}
        case ValuePattern.Ready(Glob glob) -> globs.add(glob);
        case ValuePattern.Unset unset -> {}
        case ValuePattern.Open open -> globs.add(Glob.of("*", true));
      }
    }
    return globs;
  }

  /** Whether a pattern names another account than the one that is asked about. */
  private static boolean isForeign(Glob glob, Request general) {
    Optional<String> named = Resources.matching(glob.text()).account();
    return named.isPresent() && !named.equals(general.account());
  }

  /** The resources that a statement surely means, as far as they are patterns. */
  private static List<Glob> narrowest(Statement statement, Request general) {
    Optional<Statement.Matcher> matcher = statement.parts().resources();
    if (matcher.isEmpty()) {
      return List.of(Glob.of("*", true));
    }
    List<Glob> globs = new ArrayList<>();
    if (!matcher.get().negated()) {
      for (ValuePattern pattern : matcher.get().patterns()) {
        if (pattern.resolve(general.fullContext()) instanceof ValuePattern.Ready(Glob glob)) {
          globs.add(glob);
        }
      }
    }
    return globs;
  }

  /**
   * Whether the answer is no for every resource: all of them are denied, or policies of which one
   * must allow allow none that is not denied.
   */
  private boolean proven(Request general, Glob asked) {
    List<Glob> denied = denied(general);
    if (denied.stream().anyMatch(deny -> deny.covers(asked))) {
      return true;
    }
    for (List<Policy> level : serviceControl()) {
      if (isClosed(level, general, asked, denied)) {
        return true;
      }
    }
    if (principal.kind() == Principal.Kind.ACCOUNT_ROOT) {
      return false;
    }
    if (policies.resource().isPresent()) {
      // It may reach past boundary and session policies, so they prove nothing beside it.
      List<Policy> grants =
          Stream.concat(policies.identity().stream(), policies.resource().stream()).toList();
      return isClosed(grants, general, asked, denied);
    }
    return isClosed(policies.identity(), general, asked, denied)
        || (Evaluation.hasBoundary(policies, principal)
            && isClosed(policies.boundary().stream().toList(), general, asked, denied))
        || (!policies.session().isEmpty() && isClosed(policies.session(), general, asked, denied));
  }

  private List<List<Policy>> serviceControl() {
    return Evaluation.isUnderServiceControl(request("a:b", "*", ""))
        ? policies.serviceControl()
        : List.of();
  }

  private boolean isClosed(List<Policy> gate, Request general, Glob asked, List<Glob> denied) {
    for (Policy policy : gate) {
      for (Statement statement : policy.statements()) {
        if (!statement.mayAllow()
            || statement.action(general.lowerAction()).isNo()
            || holdsNever(statement, general)) {
          continue;
        }
        for (Glob glob : widest(statement, general)) {
          boolean gone = denied.stream().anyMatch(deny -> deny.covers(glob));
          if (!gone && asked.example(glob).isPresent()) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean holdsNever(Statement statement, Request general) {
    boolean boundary = Evaluation.hasBoundary(policies, principal);
    Context known = general.fullContext();
    return statement.reach(principal, boundary).any().isNo()
        || statement.parts().conditions().stream().anyMatch(each -> each.holds(known).isNo());
  }

  /** The resources that statements without an open question deny. */
  private List<Glob> denied(Request general) {
    Context known = general.fullContext();
    boolean boundary = Evaluation.hasBoundary(policies, principal);
    return Stream.of(
            policies.identity().stream(),
            policies.resource().stream(),
            boundary ? policies.boundary().stream() : Stream.<Policy>empty(),
            policies.session().stream(),
            serviceControl().stream().flatMap(List::stream))
        .flatMap(each -> each)
        .flatMap(policy -> policy.statements().stream())
        .filter(
            statement ->
                statement.effect() == Statement.Effect.DENY
                    && statement.faults().isEmpty()
                    && statement.action(general.lowerAction()).isYes()
                    && statement.reach(principal, boundary).any().isYes()
                    && statement.parts().conditions().stream()
                        .allMatch(condition -> condition.holds(known).isYes()))
        .flatMap(statement -> narrowest(statement, general).stream())
        .toList();
  }
}
