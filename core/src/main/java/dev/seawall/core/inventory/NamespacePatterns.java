package dev.seawall.core.inventory;

import dev.seawall.core.value.Wildcards;
import java.util.List;

/**
 * The lists of namespaces in a backup of Velero: names, {@code *} for all, and since 1.18 patterns
 * of {@code *}, {@code ?} and {@code [a-z]} (velero.io, "Namespace Glob Patterns").
 */
final class NamespacePatterns {
  private final List<String> patterns;

  NamespacePatterns(List<String> patterns) {
    this.patterns = patterns;
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Whether every version of Velero finds the namespace in the list. */
  boolean name(String namespace) {
    return patterns.contains("*") || patterns.contains(namespace);
  }

  /** Whether the namespace is in the list where patterns are understood. */
  boolean match(String namespace) {
    return patterns.stream().anyMatch(each -> Wildcards.match(each, namespace));
  }
}
