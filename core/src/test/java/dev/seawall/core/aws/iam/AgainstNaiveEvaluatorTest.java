package dev.seawall.core.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.iam.Decision.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random policies and requests, decided twice: here as the user guide's sentences read, over the
 * statements as they were made up, with regular expressions for patterns.
 */
class AgainstNaiveEvaluatorTest {
  private static final int CASES = 20_000;
  private static final List<String> ACTIONS = List.of("s:Get", "s:Put", "t:Get");
  private static final List<String> ACTION_PATTERNS =
      List.of("*", "s:*", "S:get", "?:Get", "t:G*t");
  private static final List<String> RESOURCES =
      List.of("arn:aws:s:::a/b", "arn:aws:s:::a/B:c", "arn:aws:s:::b", "arn:aws:s:::ann");
  private static final List<String> RESOURCE_PATTERNS =
      List.of(
          "*",
          "arn:aws:s:::a*",
          "arn:aws:s:::?",
          "arn:aws:s:::*/B*",
          "arn:aws:s:::a/b",
          "arn:aws:s:::${aws:username}",
          "arn:aws:*");
  private static final List<String> PRINCIPALS = List.of(Iam.USER, Iam.SESSION);
  private static final List<String> NAMED =
      List.of("*", Iam.USER, Iam.ROLE, Iam.SESSION, Iam.ACCOUNT, Iam.USER + "2", Iam.OTHER);
  private static final List<String> OPERATORS =
      List.of(
          "StringEquals",
          "StringNotEquals",
          "StringLike",
          "StringNotLike",
          "StringEqualsIfExists",
          "ForAllValues:StringLike",
          "ForAnyValue:StringLike",
          "ForAllValues:StringNotEquals",
          "ForAnyValue:StringNotEquals");
  private static final List<String> VALUES = List.of("x", "y", "x*", "${aws:username}", "an?");

  private record Made(
      boolean allow,
      boolean notAction,
      List<String> actions,
      boolean notResource,
      List<String> resources,
      List<String> principals,
      String operator,
      List<String> values) {

    String json(boolean withPrincipal) {
      return "{'Effect': '"
          + (allow ? "Allow" : "Deny")
          + "', '"
          + (notAction ? "NotAction" : "Action")
          + "': "
          + list(actions)
          + ", '"
          + (notResource ? "NotResource" : "Resource")
          + "': "
          + list(resources)
          + (withPrincipal ? ", 'Principal': {'AWS': " + list(principals) + "}" : "")
          + (operator.isEmpty()
              ? ""
              : ", 'Condition': {'" + operator + "': {'k': " + list(values) + "}}")
          + "}";
    }

    private static String list(List<String> texts) {
      return "['" + String.join("', '", texts) + "']";
    }

    boolean applies(String action, String resource, List<String> key, String userName) {
      boolean action1 =
          actions.stream()
              .anyMatch(
                  each -> like(each.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT), ""));
      boolean resource1 = resources.stream().anyMatch(each -> like(each, resource, userName));
      return action1 != notAction
          && resource1 != notResource
          && (operator.isEmpty() || holds(key, userName));
    }

    private boolean holds(List<String> key, String userName) {
      boolean negated = operator.contains("Not");
      if (operator.startsWith("ForAll")) {
        return key.stream().allMatch(each -> any(each, userName) != negated);
      }
      if (operator.startsWith("ForAny")) {
        return key.stream().anyMatch(each -> any(each, userName) != negated);
      }
      if (key.isEmpty()) {
        return negated || operator.endsWith("IfExists");
      }
      return any(key.getFirst(), userName) != negated;
    }

    private boolean any(String value, String userName) {
      return values.stream()
          .anyMatch(
              each ->
                  operator.contains("Like")
                      ? like(each, value, userName)
                      : replaced(each, userName).equals(value));
    }

    private static String replaced(String pattern, String userName) {
      String value = userName.isEmpty() ? "\0" : userName;
      return pattern.replace("${aws:username}", value);
    }

    private static boolean like(String pattern, String text, String userName) {
      StringBuilder expression = new StringBuilder();
      for (char c : replaced(pattern, userName).toCharArray()) {
        expression.append(
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
      return Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text).matches();
    }
  }

  private final Random random = new Random(20_261_121);

  private <T> T one(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private List<String> some(List<String> from) {
    List<String> chosen = new ArrayList<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      chosen.add(one(from));
    }
    return chosen;
  }

  private Made made(boolean singleValued) {
    String operator = "";
    if (random.nextInt(3) == 0) {
      operator = one(singleValued ? OPERATORS : OPERATORS.subList(5, OPERATORS.size()));
    }
    // Under a negation a variable without value is unknown, which this evaluator does not have.
    boolean negated = operator.contains("Not");
    boolean notResource = random.nextInt(6) == 0;
    List<String> values = new ArrayList<>(some(VALUES));
    List<String> resources = new ArrayList<>(some(RESOURCE_PATTERNS));
    if (negated) {
      values.replaceAll(each -> each.startsWith("$") ? "x" : each);
    }
    if (notResource) {
      resources.replaceAll(each -> each.contains("$") ? "arn:aws:s:::b" : each);
    }
    return new Made(
        random.nextInt(4) != 0,
        random.nextInt(6) == 0,
        some(ACTION_PATTERNS.stream().map(each -> each.replace("?:", "s:")).toList()),
        notResource,
        resources,
        some(NAMED),
        operator,
        values);
  }

  private List<Made> statements(int most, boolean singleValued) {
    List<Made> statements = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      statements.add(made(singleValued));
    }
    return statements;
  }

  private static Policy compiled(PolicyKind kind, List<Made> statements) {
    return Iam.policy(
        kind,
        statements.stream()
            .map(each -> each.json(kind == PolicyKind.RESOURCE))
            .toArray(String[]::new));
  }

  @Test
  void sameDecisionForRandomPolicies() {
    Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
    for (int i = 0; i < CASES; i++) {
      List<String> key = random.nextInt(3) == 0 ? List.of() : some(List.of("x", "y", "xy", "ann"));
      boolean single = key.size() <= 1;
      List<Made> identity = statements(3, single);
      List<Made> resource = statements(3, single);
      List<Made> boundary = statements(3, single);
      List<Made> control = statements(3, single);
      boolean hasBoundary = random.nextBoolean();
      boolean hasSession = random.nextInt(3) == 0;
      boolean hasControl = random.nextBoolean();
      List<Made> session = statements(3, single);
      Policies policies =
          Policies.ofIdentity(List.of(compiled(PolicyKind.IDENTITY, identity)))
              .withResource(compiled(PolicyKind.RESOURCE, resource));
      if (hasBoundary) {
        policies = policies.withBoundary(compiled(PolicyKind.BOUNDARY, boundary));
      }
      if (hasSession) {
        policies = Iam.inSession(policies, compiled(PolicyKind.SESSION, session));
      }
      if (hasControl) {
        policies =
            policies.withServiceControl(
                List.of(List.of(compiled(PolicyKind.SERVICE_CONTROL, control))));
      }
      String principal = one(PRINCIPALS);
      String action = one(ACTIONS);
      String target = one(RESOURCES);
      boolean same = random.nextInt(3) != 0;
      String[] context = key.stream().map(each -> "k=" + each).toArray(String[]::new);
      Outcome decided =
          Iam.decide(
              policies,
              Iam.requestIn(same ? Iam.ACCOUNT : Iam.OTHER, principal, action, target, context));

      Naive naive = new Naive(principal, action, target, key);
      Outcome expected =
          naive.decide(
              same,
              identity,
              resource,
              hasBoundary ? boundary : null,
              hasSession ? session : null,
              hasControl ? control : null);
      assertThat(decided)
          .as(
              "case %d: %s %s %s %s same=%s%n%s%n%s%n%s %s %s",
              i, principal, action, target, key, same, identity, resource, boundary, session,
              control)
          .isEqualTo(expected);
      seen.merge(decided, 1, Integer::sum);
    }
    assertThat(seen).as("every decision is met often").hasSize(3);
    assertThat(seen.values()).allMatch(count -> count > CASES / 20);
  }

  private record Naive(String principal, String action, String target, List<String> key) {

    private boolean some(List<Made> statements, boolean allow) {
      return statements.stream().anyMatch(each -> each.allow() == allow && applies(each));
    }

    private boolean applies(Made made) {
      return made.applies(action, target, key, principal.equals(Iam.USER) ? "ann" : "");
    }

    private boolean named(Made made, List<String> names) {
      return made.principals().stream().anyMatch(names::contains);
    }

    private boolean grants(List<Made> resource, List<String> names) {
      return resource.stream()
          .anyMatch(each -> each.allow() && named(each, names) && applies(each));
    }

    Outcome decide(
        boolean same,
        List<Made> identity,
        List<Made> resource,
        @Nullable List<Made> boundary,
        @Nullable List<Made> session,
        @Nullable List<Made> control) {
      List<String> everyName = List.of("*", principal, Iam.ACCOUNT, roleOr("*"));
      boolean denied =
          some(identity, false)
              || (boundary != null && some(boundary, false))
              || (session != null && some(session, false))
              || (control != null && some(control, false))
              || resource.stream()
                  .anyMatch(each -> !each.allow() && named(each, everyName) && applies(each));
      if (denied) {
        return Outcome.EXPLICIT_DENY;
      }
      if (control != null && !some(control, true)) {
        return Outcome.IMPLICIT_DENY;
      }
      boolean limits =
          (boundary == null || some(boundary, true)) && (session == null || some(session, true));
      boolean identityAllows = some(identity, true);
      if (!same) {
        return outcome(identityAllows && limits && grants(resource, everyName));
      }
      if (grants(resource, List.of("*", principal))) {
        return Outcome.ALLOWED;
      }
      return outcome(limits && (identityAllows || grants(resource, List.of(roleOr("*")))));
    }

    private String roleOr(String otherwise) {
      return principal.equals(Iam.SESSION) ? Iam.ROLE : otherwise;
    }

    private static Outcome outcome(boolean allowed) {
      return allowed ? Outcome.ALLOWED : Outcome.IMPLICIT_DENY;
    }
  }

  /** An answer about all resources never contradicts one about a resource. */
  @Test
  void answerAboutManyResourcesAgreesWithEachOfThem() {
    List<Class<?>> answers = new ArrayList<>();
    for (int i = 0; i < CASES / 4; i++) {
      Policies policies =
          Policies.ofIdentity(List.of(compiled(PolicyKind.IDENTITY, statements(3, true))));
      if (random.nextBoolean()) {
        policies = policies.withBoundary(compiled(PolicyKind.BOUNDARY, statements(3, true)));
      }
      if (random.nextInt(3) == 0) {
        policies = policies.withResource(compiled(PolicyKind.RESOURCE, statements(2, true)));
      }
      Principal principal = Principal.of(one(PRINCIPALS)).orElseThrow();
      Context context = Context.complete(Iam.keys("k=" + one(List.of("x", "y", "ann"))));
      String action = one(ACTIONS);
      Answer answer =
          new Access(policies, principal, context).can(action, Resources.matching("arn:aws:s:::*"));
      answers.add(answer.getClass());
      for (String resource : RESOURCES) {
        Outcome outcome =
            Iam.decide(
                policies,
                new Request(principal, action, resource, Optional.of(Iam.ACCOUNT), context, false));
        if (outcome == Outcome.ALLOWED) {
          assertThat(answer).as("case %d: %s", i, resource).isNotInstanceOf(Answer.No.class);
        }
      }
    }
    assertThat(answers).contains(Answer.Yes.class, Answer.No.class);
    assertThat(answers.stream().filter(Answer.Unknown.class::equals).count())
        .as("few questions stay open")
        .isLessThan(answers.size() / 10);
  }
}
