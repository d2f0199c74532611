package dev.seawall.core.aws.iam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a resource policy grants outside the account that owns the resource. Statements that deny
 * strangers count; that a service acts for others (the confused deputy) does not.
 */
public final class Openings {
  private static final String NOBODY = "000000000000";
  private static final Principal STRANGER =
      new Principal(
          "arn:aws:iam::" + NOBODY + ":role/stranger", Principal.Kind.ROLE, NOBODY, "stranger");

  /** What can be told of every request of somebody without ties to the owner, over TLS. */
  private static final Context FROM_OUTSIDE =
      Context.partial(
          Map.of(
              "aws:principalaccount", List.of(NOBODY),
              "kms:calleraccount", List.of(NOBODY),
              "aws:principalarn", List.of(STRANGER.text()),
              "aws:principalorgid", List.of("o-nobody0000"),
              "aws:principalorgpaths", List.of("o-nobody0000/r-none/"),
              "aws:principalisawsservice", List.of("false"),
              "aws:securetransport", List.of("true"),
              "aws:sourceip", List.of("192.0.2.1"),
              "aws:userid", List.of("AROANOBODY:stranger"),
              "elasticfilesystem:accessedviamounttarget", List.of("false")),
          Set.of(
              "aws:sourcevpc",
              "aws:sourcevpce",
              "aws:vpcsourceip",
              "aws:sourceaccount",
              "aws:sourcearn",
              "aws:sourceorgid",
              "aws:sourceorgpaths",
              "aws:sourceowner",
              "elasticfilesystem:accesspointarn",
              "s3:dataaccesspointarn",
              "s3:dataaccesspointaccount"));

  private final Policy policy;
  private final String owner;

  private Openings(Policy policy, String owner) {
    this.policy = policy;
    this.owner = owner;
  }

  /**
   * The openings in the order of the statements; those that are malformed are left out.
   *
   * @param owner the account that owns the resource; empty when it is not known, and then no
   *     account counts as another
   */
  public static List<Opening> of(Policy policy, String owner) {
    return new Openings(policy, owner).find();
  }

  private List<Opening> find() {
    List<Opening> openings = new ArrayList<>();
    for (Statement statement : policy.statements()) {
      if (statement.effect() == Statement.Effect.ALLOW && statement.faults().isEmpty()) {
        granted(statement).ifPresent(openings::add);
      }
    }
    return openings;
  }

  /** Whom a statement lets in, when it is somebody of another account; the widest of them. */
  private Optional<Opening> granted(Statement statement) {
    PrincipalElement element = statement.parts().principals().orElse(null);
    if (element == null) {
      return Optional.empty();
    }
    List<Limit> limits = new ArrayList<>();
    statement.parts().conditions().forEach(each -> Limit.of(each).ifPresent(limits::add));
    if (element.negated() || element.named().stream().anyMatch(Openings::isEverybody)) {
      return everybody(statement, limits);
    }
    Set<String> foreign = new LinkedHashSet<>();
    for (PrincipalElement.Named named : element.named()) {
      if (named.type() == PrincipalElement.Type.AWS) {
        Principal.of(named.text()).map(Principal::account).ifPresent(foreign::add);
      }
    }
    return others(statement, foreign, limits);
  }

  private static boolean isEverybody(PrincipalElement.Named named) {
    return named.type() == PrincipalElement.Type.EVERYBODY;
  }

  private Optional<Opening> everybody(Statement statement, List<Limit> limits) {
    for (Limit limit : limits) {
      if (limit instanceof Limit.Accounts(Set<String> accounts)) {
        return others(statement, new LinkedHashSet<>(accounts), limits);
      }
    }
    if (limits.contains(Limit.Known.KNOWN)) {
      return Optional.empty();
    }
    List<String> actions = new ArrayList<>(actions(statement));
    List<Limit> denied = new ArrayList<>(limits);
    if (limits.isEmpty()) {
      for (Statement deny : policy.statements()) {
        if (deny.effect() == Statement.Effect.DENY && deniesStrangers(deny, statement)) {
          boolean some = actions.removeIf(action -> deny.action(action).isYes());
          if (some) {
            denied.addAll(spared(deny));
          }
        }
      }
    }
    if (!actions.isEmpty() && limits.isEmpty()) {
      return Optional.of(new Opening(Opening.Reach.EVERYONE, "everyone", actions, statement));
    }
    for (Limit limit : denied) {
      if (limit instanceof Limit.Accounts(Set<String> accounts)) {
        return others(statement, new LinkedHashSet<>(accounts), denied);
      }
    }
    if (denied.isEmpty() || denied.contains(Limit.Known.KNOWN)) {
      return Optional.empty();
    }
    return Optional.of(
        denied.contains(Limit.Organisation.ORGANISATION)
            ? new Opening(
                Opening.Reach.ORGANISATION, "an organisation", actions(statement), statement)
            : new Opening(
                Opening.Reach.NETWORK,
                "everyone on certain networks",
                actions(statement),
                statement));
  }

  private Optional<Opening> others(Statement statement, Set<String> accounts, List<Limit> limits) {
    accounts.remove(owner);
    accounts.remove("");
    if (accounts.isEmpty() || owner.isEmpty()) {
      return Optional.empty();
    }
    for (Limit limit : limits) {
      if (limit instanceof Limit.Accounts(Set<String> only)) {
        accounts.retainAll(only);
      }
    }
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    String words = (accounts.size() == 1 ? "account " : "accounts ") + String.join(", ", accounts);
    Opening.Reach reach =
        limits.contains(Limit.Organisation.ORGANISATION)
            ? Opening.Reach.ORGANISATION
            : Opening.Reach.ACCOUNT;
    return Optional.of(new Opening(reach, words, actions(statement), statement));
  }

  private static List<String> actions(Statement statement) {
    Optional<Statement.Matcher> matcher = statement.parts().actions();
    if (matcher.isEmpty() || matcher.get().negated()) {
      return List.of("*");
    }
    return matcher.get().patterns().stream().map(ValuePattern::source).toList();
  }

  /** Whether a stranger's request on the resources of an allowing statement is denied for sure. */
  private static boolean deniesStrangers(Statement deny, Statement allow) {
    boolean reached =
        deny.parts()
            .principals()
            .map(
                element ->
                    element.negated() || element.named().stream().anyMatch(Openings::isEverybody))
            .orElse(false);
    return reached
        && deny.faults().isEmpty()
        && coversResources(deny, allow)
        && deny.parts().conditions().stream().allMatch(each -> each.holds(FROM_OUTSIDE).isYes());
  }

  private static boolean coversResources(Statement deny, Statement allow) {
    Optional<Statement.Matcher> denied = deny.parts().resources();
    Optional<Statement.Matcher> allowed = allow.parts().resources();
    if (denied.isEmpty()) {
      return true;
    }
    if (allowed.isEmpty() || allowed.get().negated()) {
      return denied.get().matches("*", FROM_OUTSIDE).isYes();
    }
    return allowed.get().patterns().stream()
        .allMatch(each -> denied.get().matches(each.source(), FROM_OUTSIDE).isYes());
  }

  /** Whom a denying statement leaves out, by its negated conditions. */
  private static List<Limit> spared(Statement deny) {
    List<Limit> spared = new ArrayList<>();
    for (Condition condition : deny.parts().conditions()) {
      List<String> values = condition.operands().stream().map(Comparison::written).toList();
      if (condition.operator().isNegated()) {
        Limit.of(condition.key(), values).ifPresent(spared::add);
      } else if (values.contains("false")) {
        Limit.of(condition.key(), List.of("true")).ifPresent(spared::add);
      }
    }
    return spared;
  }

  /** Whether a statement denies everybody an action, be it with exceptions. */
  public static boolean refuse(Policy policy, String action) {
    return policy.statements().stream()
        .anyMatch(
            each ->
                each.effect() == Statement.Effect.DENY
                    && each.faults().isEmpty()
                    && each.action(lower(action)).isYes()
                    && each.parts()
                        .principals()
                        .map(
                            who ->
                                who.negated()
                                    || who.named().stream().anyMatch(Openings::isEverybody))
                        .orElse(false));
  }

  private static final Context PLAIN =
      Context.partial(Map.of("aws:securetransport", List.of("false")));

  /**
   * Whether an action on a resource is denied to everybody who asks over an unencrypted connection,
   * whatever else allows it.
   */
  public static boolean denyPlainText(Policy policy, String action, String resource) {
    return policy.statements().stream()
        .filter(each -> each.effect() == Statement.Effect.DENY && each.faults().isEmpty())
        .filter(
            each ->
                each.parts().principals().stream()
                    .anyMatch(who -> who.named().stream().anyMatch(Openings::isEverybody)))
        .anyMatch(each -> each.applies(lower(action), resource, PLAIN).isYes());
  }

  /**
   * Whether somebody without credentials may do an action on a resource over an unencrypted
   * connection, perhaps under a condition.
   */
  public static boolean allowPlainText(Policy policy, String action, String resource) {
    return !denyPlainText(policy, action, resource)
        && policy.statements().stream()
            .filter(each -> each.effect() == Statement.Effect.ALLOW)
            .filter(
                each ->
                    each.parts().principals().stream()
                        .anyMatch(
                            who ->
                                who.negated()
                                    || who.named().stream().anyMatch(Openings::isEverybody)))
            .anyMatch(each -> !each.applies(lower(action), resource, PLAIN).isNo());
  }

  private static String lower(String action) {
    return action.toLowerCase(Locale.ROOT);
  }
}
