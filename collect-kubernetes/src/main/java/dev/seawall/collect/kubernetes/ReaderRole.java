package dev.seawall.collect.kubernetes;

import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.ResourceType;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The smallest ClusterRole that collects a set of types without a gap. */
public final class ReaderRole {
  /** The role's name. */
  public static final String NAME = "seawall-reader";

  private ReaderRole() {}

  /**
   * The role as YAML. It holds {@code list} alone, and for Secrets only when they are to be read:
   * listing them shows their values to whoever holds the role.
   */
  public static String yaml(Collection<ResourceType> types, boolean readSecrets) {
    String rules = rules(types, readSecrets);
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: %s
    # Custom resources that make pods differ from cluster to cluster; the rules for those are
    # printed by: seawall preflight
    """
            .formatted(NAME)
        + (rules.isEmpty() ? "rules: []\n" : "rules:\n" + rules);
  }

  /** The rules alone, indented as in a role. */
  public static String rules(Collection<ResourceType> types, boolean readSecrets) {
    SortedMap<String, TreeSet<String>> resources = new TreeMap<>();
    for (ResourceType type : types) {
      if (readSecrets || !type.equals(Types.SECRETS)) {
        resources.computeIfAbsent(type.group(), g -> new TreeSet<>()).add(type.resource());
      }
    }
    StringBuilder yaml = new StringBuilder();
    resources.forEach(
        (group, names) -> {
          yaml.append("  - apiGroups: [\"").append(group).append("\"]\n");
          yaml.append("    resources: [").append(String.join(", ", names)).append("]\n");
          yaml.append("    verbs: [list]\n");
        });
    return yaml.toString();
  }
}
