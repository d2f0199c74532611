package dev.seawall.core.kubernetes.rbac;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which cluster roles an aggregated role takes its rules from ({@code metav1.LabelSelector}). */
record RoleSelector(Map<String, String> labels, List<Expression> expressions) {
  /** One of {@code matchExpressions}. */
  record Expression(String key, String operator, List<String> values) {
    Expression {
      values = List.copyOf(values);
    }

    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> false;
      };
    }
  }

  RoleSelector {
    labels = Map.copyOf(labels);
    expressions = List.copyOf(expressions);
  }

  static List<RoleSelector> of(Asset role) {
    return role.parts(
        (path, content) -> read(new Part(role, path, content)),
        "aggregationRule",
        "clusterRoleSelectors");
  }

  private static RoleSelector read(Part selector) {
    List<Expression> expressions =
        selector.parts(
            (path, content) -> {
              Part each = new Part(selector, path, content);
              return new Expression(
                  each.text("key").or(""),
                  each.text("operator").or(""),
                  each.texts("values").or(List.of()));
            },
            "matchExpressions");
    return new RoleSelector(
        selector.textMap("matchLabels").or(Map.of()), new ArrayList<>(expressions));
  }

  boolean matches(Map<String, String> roleLabels) {
    return labels.entrySet().stream()
            .allMatch(each -> each.getValue().equals(roleLabels.get(each.getKey())))
        && expressions.stream().allMatch(each -> each.matches(roleLabels));
  }

  /** Whether it takes in roles that nobody labelled for it. */
  boolean matchesUnlabelled() {
    return matches(Map.of());
  }
}
