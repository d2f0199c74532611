package dev.seawall.core.kubernetes.rbac;

import dev.seawall.core.asset.ResourceId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Roles and bindings that nobody but the maker of the cluster put there: those that a Kubernetes
 * API server creates by itself when it starts, as read from a real one ({@code shipped.txt}), and
 * those that Amazon EKS installs beside them ({@code eks.txt}).
 */
final class Shipped {
  private static final Shipped TABLE = new Shipped("shipped.txt");
  private static final Shipped EKS = new Shipped("eks.txt");
  private final Map<ResourceId, Role> roles = new LinkedHashMap<>();
  private final Map<ResourceId, Binding> bindings = new LinkedHashMap<>();

  private Shipped(String table) {
    List<String> head = List.of();
    List<Rule> rules = new ArrayList<>();
    for (String line : lines(table)) {
      List<String> words = List.of(line.split(" ", -1));
      if (words.getFirst().equals("rule")) {
        rules.add(
            new Rule(
                list(words.get(1)),
                list(words.get(2)),
                list(words.get(3)),
                list(words.get(4)),
                list(words.get(5))));
        continue;
      }
      finish(head, rules);
      rules = new ArrayList<>();
      head = words;
    }
    finish(head, rules);
  }

  /** What Kubernetes ships. */
  static Shipped table() {
    return TABLE;
  }

  /** What Amazon EKS installs, beside what it gives to its own users. */
  static Shipped eks() {
    return EKS;
  }

  /** The lines of a table that lies beside this class, without comments. */
  static List<String> lines(String table) {
    try (InputStream in = Shipped.class.getResourceAsStream(table)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + table);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code -} is no item, {@code ""} an empty one. */
  static List<String> list(String word) {
    if (word.equals("-")) {
      return List.of();
    }
    List<String> items = new ArrayList<>();
    for (String each : word.split(",", -1)) {
      items.add(each.equals("\"\"") ? "" : each);
    }
    return items;
  }

  private void finish(List<String> head, List<Rule> rules) {
    if (head.isEmpty()) {
      return;
    }
    String kind = head.get(1);
    String namespace = head.get(2).equals("-") ? "" : head.get(2);
    String name = head.get(3);
    ResourceId id = new ResourceId(Role.GROUP, kind, namespace, name);
    if (head.getFirst().equals("binding")) {
      List<Subject> subjects = list(head.get(5)).stream().map(Shipped::subject).toList();
      List<String> role = List.of(head.get(4).split("\\|", -1));
      ResourceId ref = Binding.roleId(id, role.getFirst(), role.getLast());
      bindings.put(id, new Binding(id, Optional.empty(), ref, subjects, List.of()));
      return;
    }
    List<RoleSelector> selectors =
        list(head.get(5)).stream()
            .map(each -> new RoleSelector(labels(List.of(each)), List.of()))
            .toList();
    roles.put(id, Role.shipped(kind, namespace, name, labels(list(head.get(4))), selectors, rules));
  }

  private static Map<String, String> labels(List<String> pairs) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String each : pairs) {
      int equals = each.indexOf('=');
      labels.put(each.substring(0, equals), each.substring(equals + 1));
    }
    return labels;
  }

  private static Subject subject(String word) {
    List<String> parts = List.of(word.split("\\|", -1));
    return switch (parts.getFirst()) {
      case "User" -> Subject.user(parts.get(2));
      case "Group" -> Subject.group(parts.get(2));
      default -> Subject.serviceAccount(parts.get(1), parts.get(2));
    };
  }

  Map<ResourceId, Role> roles() {
    return roles;
  }

  Map<ResourceId, Binding> bindings() {
    return bindings;
  }
}
