package dev.seawall.checks.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Snapshots;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The tables of what Kubernetes ships are what a fresh API server has; {@code
 * -Dregenerate.shipped.roles=true} writes the roles anew.
 */
class ShippedRolesIT {
  private static final Path TABLES =
      Path.of(System.getProperty("seawall.root", ".."))
          .resolve("core/src/main/resources/dev/seawall/core/kubernetes/rbac");
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";
  private static ApiServer server;

  @BeforeAll
  static void start() {
    server = ApiServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void rolesAndBindingsAreThoseOfAFreshServer() throws Exception {
    awaitBindings();
    List<String> lines = new ArrayList<>();
    for (String type : List.of("clusterroles", "roles", "clusterrolebindings", "rolebindings")) {
      TreeMap<String, List<String>> sorted = new TreeMap<>();
      for (Mapping each : items(RBAC + type)) {
        Mapping metadata = mapping(each.get("metadata"));
        String key = text(metadata, "namespace") + " " + text(metadata, "name");
        sorted.put(key, type.endsWith("roles") ? role(type, each) : binding(type, each));
      }
      sorted.values().forEach(lines::addAll);
    }
    Path table = TABLES.resolve("shipped.txt");
    if (Boolean.getBoolean("regenerate.shipped.roles")) {
      List<String> head =
          Files.readAllLines(table).stream().filter(line -> line.startsWith("#")).toList();
      List<String> all = new ArrayList<>(head);
      all.addAll(lines);
      Files.writeString(table, String.join("\n", all) + "\n");
    }
    assertThat(rows(table)).containsExactlyElementsOf(lines);
  }

  @Test
  void everyResourceThatTheServerHasIsInTheTable() throws Exception {
    List<String> served = new ArrayList<>();
    add(served, "", "/api/v1");
    for (Mapping group : list(read("/apis").get("groups"))) {
      for (Mapping version : list(group.get("versions"))) {
        add(served, text(group, "name"), "/apis/" + text(version, "groupVersion"));
      }
    }
    assertThat(served).hasSizeGreaterThan(90);
    List<String> known = rows(TABLES.resolve("resources.txt"));
    for (String each : served) {
      List<String> words = List.of(each.split(" ", -1));
      String start = String.join(" ", words.subList(0, 3)) + " ";
      assertThat(known)
          .as(each)
          .anyMatch(
              row ->
                  row.startsWith(start)
                      && List.of(row.substring(start.length()).split(",", -1))
                          .containsAll(List.of(words.get(3).split(",", -1))));
    }
  }

  @Test
  void aFreshServerHasNoGrants() throws Exception {
    awaitBindings();
    List<String> objects = new ArrayList<>();
    for (String type : List.of("ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding")) {
      String path = RBAC + type.toLowerCase(Locale.ROOT) + "s";
      String head = "\"apiVersion\":\"rbac.authorization.k8s.io/v1\",\"kind\":\"" + type + "\"";
      String list =
          answer(path).replace("{\"metadata\":{\"name\"", "{" + head + ",\"metadata\":{\"name\"");
      objects.add(
          list.replace("\"kind\":\"" + type + "List\"", "\"kind\":\"List\"")
              .replaceFirst(
                  "\"apiVersion\":\"rbac.authorization.k8s.io/v1\"", "\"apiVersion\":\"v1\""));
    }
    Snapshot snapshot = Snapshots.cluster(String.join("\n---\n", objects));
    Inventory inventory = new Inventory(snapshot);
    assertThat(inventory.cluster().rbac().roles()).hasSizeGreaterThan(60);
    assertThat(inventory.cluster().rbac().bindings()).hasSizeGreaterThan(50);
    assertThat(inventory.cluster().rbac().grants()).isEmpty();
  }

  /** The server creates them after it says that it is ready. */
  private static void awaitBindings() throws InterruptedException {
    for (int i = 0; i < 100 && items(RBAC + "rolebindings").size() < 7; i++) {
      Thread.sleep(100);
    }
  }

  private static List<String> role(String type, Mapping role) {
    Mapping metadata = mapping(role.get("metadata"));
    List<String> labels = new ArrayList<>();
    mapping(metadata.get("labels"))
        .entries()
        .forEach(
            (key, value) -> {
              if (key.contains("aggregate-to")) {
                labels.add(key + "=" + value);
              }
            });
    List<String> selectors = new ArrayList<>();
    for (Mapping each : list(mapping(role.get("aggregationRule")).get("clusterRoleSelectors"))) {
      mapping(each.get("matchLabels"))
          .entries()
          .forEach((key, value) -> selectors.add(key + "=" + value));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        head("role", type.equals("roles") ? "Role" : "ClusterRole", metadata)
            + " "
            + joined(labels)
            + " "
            + joined(selectors));
    for (Mapping rule : list(role.get("rules"))) {
      lines.add(
          "rule "
              + List.of("verbs", "apiGroups", "resources", "resourceNames", "nonResourceURLs")
                  .stream()
                  .map(field -> joined(texts(rule.get(field))))
                  .collect(Collectors.joining(" ")));
    }
    return lines;
  }

  private static List<String> binding(String type, Mapping binding) {
    Mapping ref = mapping(binding.get("roleRef"));
    List<String> subjects = new ArrayList<>();
    for (Mapping each : list(binding.get("subjects"))) {
      subjects.add(text(each, "kind") + "|" + text(each, "namespace") + "|" + text(each, "name"));
    }
    String kind = type.equals("rolebindings") ? "RoleBinding" : "ClusterRoleBinding";
    return List.of(
        head("binding", kind, mapping(binding.get("metadata")))
            + " "
            + text(ref, "kind")
            + "|"
            + text(ref, "name")
            + " "
            + joined(subjects));
  }

  private static String head(String what, String kind, Mapping metadata) {
    String namespace = text(metadata, "namespace");
    return what
        + " "
        + kind
        + " "
        + (namespace.isEmpty() ? "-" : namespace)
        + " "
        + text(metadata, "name");
  }

  private static void add(List<String> served, String group, String path) {
    for (Mapping each : list(read(path).get("resources"))) {
      String scope =
          String.valueOf(each.get("namespaced")).equals("true") ? "namespaced" : "cluster";
      served.add(
          (group.isEmpty() ? "\"\"" : group)
              + " "
              + text(each, "name")
              + " "
              + scope
              + " "
              + joined(texts(each.get("verbs"))));
    }
  }

  private static List<String> rows(Path table) throws IOException {
    return Files.readAllLines(table).stream().filter(line -> !line.startsWith("#")).toList();
  }

  private static String joined(List<String> words) {
    if (words.isEmpty()) {
      return "-";
    }
    return words.stream()
        .map(each -> each.isEmpty() ? "\"\"" : each)
        .collect(Collectors.joining(","));
  }

  private static List<Mapping> items(String path) {
    return list(read(path).get("items"));
  }

  private static String answer(String path) {
    return new String(server.request("admin", "GET", path, "").body(), StandardCharsets.UTF_8);
  }

  /** An answer of the server, wrapped so that it is read as one object whatever its kind. */
  private static Mapping read(String path) {
    List<Document> documents = Snapshots.cluster("{\"answer\":" + answer(path) + "}").documents();
    return mapping(documents.getFirst().value().get("answer"));
  }

  private static Mapping mapping(@Nullable Value value) {
    return value instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }

  private static List<Mapping> list(@Nullable Value value) {
    return value instanceof Sequence sequence
        ? sequence.items().stream().map(ShippedRolesIT::mapping).toList()
        : List.of();
  }

  private static List<String> texts(@Nullable Value value) {
    return value instanceof Sequence sequence
        ? sequence.items().stream().map(String::valueOf).toList()
        : List.of();
  }

  private static String text(Mapping mapping, String key) {
    return mapping.get(key) instanceof Text text ? text.text() : "";
  }
}
