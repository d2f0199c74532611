package dev.seawall.core.aws.iam;

import dev.seawall.core.aws.iam.PrincipalElement.Named;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles one statement, and tells everything that is wrong with it. */
final class StatementReader {
  private static final Set<String> KEYS =
      Set.of(
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Principal",
          "NotPrincipal",
          "Condition");
  private static final Pattern ACTION = Pattern.compile("\\*+|[A-Za-z0-9-]+:[^\\s:]+");

  private final String policy;
  private final PolicyKind kind;
  private final boolean variables;
  private final Path at;
  private final List<Fault> faults = new ArrayList<>();

  StatementReader(String policy, PolicyKind kind, boolean variables, Path at) {
    this.policy = policy;
    this.kind = kind;
    this.variables = variables;
    this.at = at;
  }

  /** A statement that may say anything. */
  static Statement unreadable(String policy, Path at, List<Fault> faults) {
    Statement.Parts parts =
        new Statement.Parts(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), malformed(faults));
    return new Statement(policy, at, "", Statement.Effect.UNREADABLE, parts, faults);
  }

  private static Truth malformed(List<Fault> faults) {
    return faults.isEmpty() ? Truth.YES : Truth.unknown(faults.getFirst().toString());
  }

  Statement read(Value value) {
    if (!(value instanceof Mapping mapping)) {
      fault(at, "the statement is " + value.kindName() + "; expected a mapping");
      return unreadable(policy, at, faults);
    }
    keys(policy, mapping, at, KEYS, faults);
    if (mapping.entries().size() < mapping.length()) {
      // Which of two equal keys counts decides everything else.
      return unreadable(policy, at, faults);
    }
    String sid = mapping.get("Sid") instanceof Text text ? text.text() : "";
    Statement.Effect effect = effect(mapping);
    Optional<Statement.Matcher> actions = matcher(mapping, "Action");
    if (actions.isEmpty()) {
      absent(mapping, "Action");
    }
    Optional<Statement.Matcher> resources = matcher(mapping, "Resource");
    boolean resourceMayLack = kind == PolicyKind.RESOURCE;
    if (resources.isEmpty() && !resourceMayLack) {
      absent(mapping, "Resource");
    }
    Optional<PrincipalElement> principals = principals(mapping);
    List<Condition> conditions = conditions(mapping);
    return new Statement(
        policy,
        at,
        sid,
        effect,
        new Statement.Parts(actions, resources, principals, conditions, malformed(faults)),
        faults);
  }

  private void absent(Mapping mapping, String key) {
    if (mapping.get(key) == null && mapping.get("Not" + key) == null) {
      fault(at, key + " is missing");
    }
  }

  private Statement.Effect effect(Mapping mapping) {
    Value value = mapping.get("Effect");
    if (value instanceof Text text) {
      if (text.text().equals("Allow")) {
        return Statement.Effect.ALLOW;
      }
      if (text.text().equals("Deny")) {
        return Statement.Effect.DENY;
      }
    }
    if (value == null) {
      fault(at, "Effect is missing; expected Allow or Deny");
      return Statement.Effect.UNREADABLE;
    }
    String found = value instanceof Text text ? "\"" + text.text() + "\"" : value.kindName();
    fault(at.field("Effect"), "Effect is " + found + "; expected Allow or Deny");
    return Statement.Effect.UNREADABLE;
  }

  private Optional<Statement.Matcher> matcher(Mapping mapping, String key) {
    boolean plain = mapping.get(key) != null;
    boolean negated = mapping.get("Not" + key) != null;
    if (plain && negated) {
      fault(at.field("Not" + key), key + " and Not" + key + " exclude each other");
      return Optional.empty();
    }
    if (!plain && !negated) {
      return Optional.empty();
    }
    String used = plain ? key : "Not" + key;
    boolean action = key.equals("Action");
    int before = faults.size();
    List<ValuePattern> patterns = new ArrayList<>();
    List<Placed> texts = texts(mapping.get(used), at.field(used), used);
    for (Placed each : texts) {
      patterns.add(action ? action(each) : resource(each));
    }
    return faults.size() > before
        ? Optional.empty()
        : Optional.of(new Statement.Matcher(negated, patterns));
  }

  private ValuePattern action(Placed each) {
    if (!ACTION.matcher(each.text()).matches()) {
      fault(each.path(), "\"" + each.text() + "\" is no action; expected * or service:Action");
    }
    return ValuePattern.of(
        each.text().toLowerCase(Locale.ROOT), new ValuePattern.Syntax(true, false, false));
  }

  private ValuePattern resource(Placed each) {
    String text = each.text();
    ValuePattern pattern = ValuePattern.of(text, new ValuePattern.Syntax(true, variables, true));
    boolean stars = !text.isEmpty() && text.chars().allMatch(c -> c == '*');
    boolean arn = text.startsWith("arn:");
    if (!stars && !arn) {
      fault(each.path(), "\"" + text + "\" is no resource; expected * or an ARN");
    }
    if (arn && pattern.hasEarlyVariable()) {
      fault(each.path(), "a policy variable stands before the fifth colon of " + text);
    }
    return pattern;
  }

  private Optional<PrincipalElement> principals(Mapping mapping) {
    Value plain = mapping.get("Principal");
    Value negated = mapping.get("NotPrincipal");
    if (!kind.hasPrincipal()) {
      if (plain != null || negated != null) {
        String key = plain != null ? "Principal" : "NotPrincipal";
        fault(at.field(key), "a " + kind.words() + " has no " + key);
      }
      return Optional.empty();
    }
    if (plain != null && negated != null) {
      fault(at.field("NotPrincipal"), "Principal and NotPrincipal exclude each other");
      return Optional.empty();
    }
    if (plain == null && negated == null) {
      fault(at, "Principal is missing");
      return Optional.empty();
    }
    int before = faults.size();
    String key = plain != null ? "Principal" : "NotPrincipal";
    List<Named> named = principals(plain != null ? plain : negated, at.field(key), key);
    return faults.size() > before
        ? Optional.empty()
        : Optional.of(new PrincipalElement(plain == null, named));
  }

  private List<Named> principals(@Nullable Value value, Path path, String key) {
    List<Named> named = new ArrayList<>();
    if (value instanceof Text text && text.text().equals("*")) {
      named.add(new Named(PrincipalElement.Type.EVERYBODY, "*"));
      return named;
    }
    if (!(value instanceof Mapping mapping) || mapping.length() == 0) {
      fault(path, key + " is neither * nor a mapping of AWS, Service, Federated, CanonicalUser");
      return named;
    }
    for (int i = 0; i < mapping.length(); i++) {
      Path inner = path.field(mapping.key(i));
      Optional<PrincipalElement.Type> type =
          switch (mapping.key(i)) {
            case "AWS" -> Optional.of(PrincipalElement.Type.AWS);
            case "Service" -> Optional.of(PrincipalElement.Type.SERVICE);
            case "Federated" -> Optional.of(PrincipalElement.Type.FEDERATED);
            case "CanonicalUser" -> Optional.of(PrincipalElement.Type.CANONICAL_USER);
            default -> Optional.empty();
          };
      if (type.isEmpty()) {
        fault(inner, mapping.key(i) + " is no kind of principal");
        continue;
      }
      for (Placed each : texts(mapping.value(i), inner, mapping.key(i))) {
        named.add(principal(type.get(), each));
      }
    }
    return named;
  }

  private Named principal(PrincipalElement.Type type, Placed each) {
    String text = each.text();
    if (type == PrincipalElement.Type.AWS && text.equals("*")) {
      return new Named(PrincipalElement.Type.EVERYBODY, text);
    }
    if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
      fault(each.path(), "\"" + text + "\" has a wildcard; a principal may only be * as a whole");
    } else if (type == PrincipalElement.Type.AWS
        && text.startsWith("arn:")
        && Principal.of(text).isEmpty()) {
      fault(each.path(), "\"" + text + "\" is no principal's ARN");
    }
    return new Named(type, text);
  }

  private List<Condition> conditions(Mapping statement) {
    Value value = statement.get("Condition");
    List<Condition> conditions = new ArrayList<>();
    if (value == null) {
      return conditions;
    }
    Path path = at.field("Condition");
    if (!(value instanceof Mapping operators)) {
      fault(path, "Condition is " + value.kindName() + "; expected a mapping");
      return conditions;
    }
    keys(policy, operators, path, null, faults);
    for (int i = 0; i < operators.length(); i++) {
      Path operatorPath = path.field(operators.key(i));
      if (!(operators.value(i) instanceof Mapping tests)) {
        fault(
            operatorPath,
            operators.key(i) + " is " + operators.value(i).kindName() + "; expected a mapping");
        continue;
      }
      keys(policy, tests, operatorPath, null, faults);
      for (int j = 0; j < tests.length(); j++) {
        condition(operators.key(i), tests.key(j), tests.value(j), operatorPath)
            .ifPresent(conditions::add);
      }
    }
    return conditions;
  }

  private Optional<Condition> condition(String written, String key, Value value, Path path) {
    String rest = written;
    Condition.Quantifier quantifier = Condition.Quantifier.SINGLE;
    if (startsWithIgnoringCase(rest, "ForAllValues:")) {
      quantifier = Condition.Quantifier.ALL;
      rest = rest.substring("ForAllValues:".length());
    } else if (startsWithIgnoringCase(rest, "ForAnyValue:")) {
      quantifier = Condition.Quantifier.ANY;
      rest = rest.substring("ForAnyValue:".length());
    }
    boolean ifExists = rest.toLowerCase(Locale.ROOT).endsWith("ifexists");
    if (ifExists) {
      rest = rest.substring(0, rest.length() - "IfExists".length());
    }
    Operator operator = Operator.named(rest).orElse(null);
    if (operator == null || (operator == Operator.NULL && ifExists)) {
      fault(path, "\"" + written + "\" is no condition operator");
      return Optional.empty();
    }
    if (key.isBlank()) {
      fault(path.field(key), "a condition key is empty");
      return Optional.empty();
    }
    List<Comparison.Operand> operands = new ArrayList<>();
    int before = faults.size();
    List<Placed> values = texts(value, path.field(key), key);
    for (Placed each : values) {
      Optional<Comparison.Operand> operand = operator.comparison().operand(each.text(), variables);
      if (operand.isEmpty()) {
        fault(each.path(), "\"" + each.text() + "\" is no value for " + operator.label());
      }
      operand.ifPresent(operands::add);
    }
    return faults.size() > before
        ? Optional.empty()
        : Optional.of(
            new Condition(
                written,
                operator,
                quantifier,
                ifExists,
                Context.lower(key),
                values.stream().map(Placed::text).toList(),
                operands));
  }

  private static boolean startsWithIgnoringCase(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  private record Placed(String text, Path path) {}

  /** A text or a list of texts; numbers and truth values count as the text they are written as. */
  private List<Placed> texts(@Nullable Value value, Path path, String what) {
    List<Placed> texts = new ArrayList<>();
    if (value instanceof Sequence sequence) {
      if (sequence.length() == 0) {
        fault(path, what + " is an empty list");
      }
      for (int i = 0; i < sequence.length(); i++) {
        scalar(sequence.get(i), path.item(i), what).ifPresent(texts::add);
      }
    } else if (value != null) {
      scalar(value, path, what).ifPresent(texts::add);
    }
    return texts;
  }

  private Optional<Placed> scalar(Value value, Path path, String what) {
    boolean readable =
        value instanceof Text
            || value instanceof Bool
            || value instanceof Whole
            || value instanceof Decimal;
    if (!readable) {
      fault(path, what + " has " + value.kindName() + "; expected text");
      return Optional.empty();
    }
    return Optional.of(new Placed(value.toString(), path));
  }

  /** Tells keys that are written twice, and, when the known ones are given, others. */
  static void keys(
      String policy, Mapping mapping, Path at, @Nullable Set<String> known, List<Fault> faults) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < mapping.length(); i++) {
      String key = mapping.key(i);
      if (!seen.add(key)) {
        faults.add(new Fault(policy, at.field(key), key + " is written twice"));
      }
      if (known != null && !known.contains(key)) {
        faults.add(
            new Fault(
                policy,
                at.field(key),
                "unknown element "
                    + key
                    + "; expected one of "
                    + String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  private void fault(Path path, String message) {
    faults.add(new Fault(policy, path, message));
  }
}
