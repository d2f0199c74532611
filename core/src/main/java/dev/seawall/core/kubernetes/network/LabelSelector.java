package dev.seawall.core.kubernetes.network;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A label selector of the Kubernetes API ({@code metav1.LabelSelector}): all requirements must
 * hold, none selects everything.
 */
record LabelSelector(List<Requirement> requirements) implements Selector {
  /** How a requirement compares. */
  enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST
  }

  /** One comparison; {@code NOT_IN} holds also where the key is absent. */
  record Requirement(String key, Operator operator, Set<String> values) {
    Answer matches(Labels labels) {
      return switch (operator) {
        case IN -> labels.hasIn(key, values);
        case NOT_IN -> labels.hasIn(key, values).not();
        case EXISTS -> labels.has(key);
        case DOES_NOT_EXIST -> labels.has(key).not();
      };
    }
  }

  LabelSelector {
    requirements = List.copyOf(requirements);
  }

  @Override
  public Answer matches(Labels labels) {
    Answer all = Answer.YES;
    for (Requirement each : requirements) {
      all = all.and(each.matches(labels));
    }
    return all;
  }

  @Override
  public Optional<NeededLabel> needs() {
    return requirements.stream()
        .filter(each -> each.operator() == Operator.IN)
        .findFirst()
        .map(each -> new NeededLabel(each.key(), each.values()));
  }

  @Override
  public boolean isEverything() {
    return requirements.isEmpty();
  }

  /** The selector written in a field of an asset; everything when the field is empty. */
  static LabelSelector read(Asset asset, String... keys) {
    return read(asset, key -> key, keys);
  }

  /** As {@link #read}, with each key of a label rewritten. */
  static LabelSelector read(Asset asset, UnaryOperator<String> rewriting, String... keys) {
    Value value = asset.field(keys).value().orElse(Mapping.EMPTY);
    String at = String.join(".", keys);
    if (!(value instanceof Mapping selector)) {
      throw new InvalidPolicyException(at + " is " + value.kindName() + ", expected a selector");
    }
    List<Requirement> requirements = new ArrayList<>();
    if (selector.get("matchLabels") instanceof Mapping labels) {
      for (Map.Entry<String, Value> each : labels.entries().entrySet()) {
        String wanted = labelText(each.getValue(), at + ".matchLabels." + each.getKey());
        String key = rewriting.apply(each.getKey());
        requirements.add(new Requirement(key, Operator.IN, Set.of(wanted)));
      }
    } else if (selector.get("matchLabels") != null
        && !(selector.get("matchLabels") instanceof Null)) {
      throw new InvalidPolicyException(at + ".matchLabels is not a mapping");
    }
    Value expressions = selector.get("matchExpressions");
    if (expressions instanceof Sequence list) {
      for (Value each : list.items()) {
        requirements.add(requirement(each, rewriting, at + ".matchExpressions"));
      }
    } else if (expressions != null && !(expressions instanceof Null)) {
      throw new InvalidPolicyException(at + ".matchExpressions is not a list");
    }
    return new LabelSelector(requirements);
  }

  private static String labelText(Value value, String at) {
    if (value instanceof Text text) {
      return text.text();
    }
    if (value instanceof Null) {
      return "";
    }
    throw new InvalidPolicyException(at + " is " + value.kindName() + ", expected text");
  }

  private static Requirement requirement(Value value, UnaryOperator<String> rewriting, String at) {
    if (!(value instanceof Mapping expression)
        || !(expression.get("key") instanceof Text key)
        || !(expression.get("operator") instanceof Text operator)) {
      throw new InvalidPolicyException(at + " has an item without key and operator");
    }
    Set<String> values = new TreeSet<>();
    if (expression.get("values") instanceof Sequence list) {
      for (Value each : list.items()) {
        values.add(labelText(each, at + ".values"));
      }
    }
    Operator read =
        switch (operator.text()) {
          case "In" -> Operator.IN;
          case "NotIn" -> Operator.NOT_IN;
          case "Exists" -> Operator.EXISTS;
          case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
          default ->
              throw new InvalidPolicyException(at + " has the unknown operator " + operator.text());
        };
    boolean compares = read == Operator.IN || read == Operator.NOT_IN;
    if (compares == values.isEmpty()) {
      throw new InvalidPolicyException(
          at + ": " + operator.text() + (compares ? " needs values" : " takes no values"));
    }
    return new Requirement(rewriting.apply(key.text()), read, values);
  }
}
