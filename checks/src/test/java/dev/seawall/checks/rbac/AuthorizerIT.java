package dev.seawall.checks.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Rbac;
import dev.seawall.core.kubernetes.rbac.Request;
import dev.seawall.testkit.Snapshots;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Thousands of made-up roles, bindings and requests, about which a real API server is asked too.
 */
class AuthorizerIT {
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
  private static final int ROLES = 60;
  private static final int BINDINGS = 90;
  private static final int REQUESTS = 6000;
  private static final List<String> NAMESPACES = List.of("a", "b");
  private static final List<String> VERBS =
      List.of("get", "list", "create", "delete", "impersonate", "*");
  private static final List<String> GROUPS =
      List.of("", "apps", "*", "example.com", "rbac.authorization.k8s.io");
  private static final List<String> RESOURCES =
      List.of(
          "pods",
          "pods/exec",
          "*/exec",
          "*",
          "secrets",
          "deployments",
          "deployments/scale",
          "nodes",
          "pods/*",
          "*/*",
          "widgets",
          "widgets/status",
          "*/status");
  private static final List<String> NAMES = List.of("x", "y");
  private static final List<String> PATHS =
      List.of("/metrics", "/healthz*", "/apis/*", "/a/*/b", "/logs/**", "/");
  private static final List<String> ASKED_PATHS =
      List.of(
          "/metrics", "/metrics/x", "/healthz", "/healthz/etcd", "/apis/x", "/a/z/b", "/logs/1");
  private static final List<String> SUBJECTS =
      List.of(
          "{\"kind\":\"User\",\"name\":\"u1\",%g}",
          "{\"kind\":\"User\",\"name\":\"system:serviceaccount:a:s1\",%g}",
          "{\"kind\":\"Group\",\"name\":\"g1\",%g}",
          "{\"kind\":\"Group\",\"name\":\"system:serviceaccounts:a\",%g}",
          "{\"kind\":\"Group\",\"name\":\"system:serviceaccounts\",%g}",
          "{\"kind\":\"ServiceAccount\",\"name\":\"s1\",\"namespace\":\"a\"}",
          "{\"kind\":\"ServiceAccount\",\"name\":\"s1\",\"namespace\":\"b\"}",
          "{\"kind\":\"User\",\"name\":\"u2\",%g}");
  private static final List<String> USERS =
      List.of("u1", "u2", "u3", "system:serviceaccount:a:s1", "system:serviceaccount:b:s1");
  private static final List<Set<String>> USER_GROUPS =
      List.of(
          Set.of(),
          Set.of("g1"),
          Set.of("system:serviceaccounts", "system:serviceaccounts:a"),
          Set.of("system:masters"));

  private final Random random = new Random(20261121);
  private final List<String> everything = new ArrayList<>();

  @Test
  void everyRequestIsAllowedOrNotAsTheServerSays() throws Exception {
    try (ApiServer server = ApiServer.start()) {
      createAll(server);
      Inventory inventory = new Inventory(Snapshots.files(String.join("\n---\n", everything)));
      Rbac rbac = inventory.cluster().rbac();
      awaitLast(server);
      List<Request> requests = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        requests.add(request());
      }
      ConcurrentLinkedQueue<String> differences = new ConcurrentLinkedQueue<>();
      AtomicInteger allowed = new AtomicInteger();
      requests.parallelStream()
          .forEach(
              request -> {
                boolean theirs = ask(server, request);
                allowed.addAndGet(theirs ? 1 : 0);
                if (theirs != rbac.allows(request)) {
                  differences.add("server says " + theirs + ": " + request);
                }
              });
      assertThat(differences).isEmpty();
      assertThat(allowed.get()).isBetween(REQUESTS / 20, REQUESTS * 19 / 20);
    }
  }

  private void createAll(ApiServer server) {
    for (String namespace : NAMESPACES) {
      server.create(
          "/api/v1/namespaces", List.of("{\"metadata\":{\"name\":\"" + namespace + "\"}}"));
    }
    for (int i = 0; i < ROLES; i++) {
      create(server, RBAC + "clusterroles", "ClusterRole", "r" + i, "", rules(true));
      for (String namespace : NAMESPACES) {
        String path = RBAC + "namespaces/" + namespace + "/roles";
        create(server, path, "Role", "r" + i, namespace, rules(false));
      }
    }
    for (int i = 0; i < BINDINGS; i++) {
      boolean wide = random.nextInt(4) == 0;
      String namespace = wide ? "" : pick(NAMESPACES);
      String kind = wide ? "ClusterRoleBinding" : "RoleBinding";
      String path =
          RBAC + (wide ? "clusterrolebindings" : "namespaces/" + namespace + "/rolebindings");
      create(server, path, kind, "b" + i, namespace, binding(wide));
    }
    String last =
        "\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"ClusterRole\",\"name\":\"cluster-admin\"},"
            + "\"subjects\":[{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"User\",\"name\":\"last\"}]";
    create(server, RBAC + "clusterrolebindings", "ClusterRoleBinding", "last", "", last);
  }

  private void create(
      ApiServer server, String path, String kind, String name, String namespace, String rest) {
    String metadata =
        "{\"name\":\""
            + name
            + "\""
            + (namespace.isEmpty() ? "" : ",\"namespace\":\"" + namespace + "\"")
            + "}";
    String object =
        "{\"apiVersion\":\"rbac.authorization.k8s.io/v1\",\"kind\":\""
            + kind
            + "\",\"metadata\":"
            + metadata
            + ","
            + rest
            + "}";
    server.create(path, List.of(object));
    everything.add(object);
  }

  private String rules(boolean cluster) {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      if (cluster && random.nextInt(4) == 0) {
        rules.add("{\"verbs\":" + some(VERBS) + ",\"nonResourceURLs\":" + some(PATHS) + "}");
      } else {
        String names = random.nextInt(3) == 0 ? ",\"resourceNames\":" + some(NAMES) : "";
        rules.add(
            "{\"verbs\":"
                + some(VERBS)
                + ",\"apiGroups\":"
                + some(GROUPS)
                + ",\"resources\":"
                + some(RESOURCES)
                + names
                + "}");
      }
    }
    return "\"rules\":[" + String.join(",", rules) + "]";
  }

  private String binding(boolean wide) {
    String kind = wide || random.nextBoolean() ? "ClusterRole" : "Role";
    // Some name a role that does not exist.
    String role = "r" + random.nextInt(ROLES + 3);
    String subjects =
        random
            .ints(1 + random.nextInt(2), 0, SUBJECTS.size())
            .mapToObj(SUBJECTS::get)
            .map(each -> each.replace("%g", "\"apiGroup\":\"rbac.authorization.k8s.io\""))
            .collect(Collectors.joining(","));
    return "\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\""
        + kind
        + "\",\"name\":\""
        + role
        + "\"},\"subjects\":["
        + subjects
        + "]";
  }

  private Request request() {
    String user = pick(USERS);
    Set<String> groups = pick(USER_GROUPS);
    String verb = VERBS.get(random.nextInt(VERBS.size() - 1));
    if (random.nextInt(6) == 0) {
      return new Request(user, groups, verb, "", "", "", "", "", pick(ASKED_PATHS));
    }
    String resource = pick(List.of("pods", "secrets", "deployments", "nodes", "widgets"));
    String subresource = pick(List.of("", "", "exec", "scale", "status"));
    String namespace = pick(List.of("", "a", "b", "c"));
    String group = pick(List.of("", "apps", "example.com", "other.example"));
    return new Request(
        user,
        groups,
        verb,
        group,
        resource,
        subresource,
        namespace,
        pick(List.of("", "x", "z")),
        "");
  }

  private static boolean ask(ApiServer server, Request request) {
    String attributes =
        request.path().isEmpty()
            ? "\"resourceAttributes\":{\"verb\":\"%s\",\"group\":\"%s\",\"resource\":\"%s\",\"subresource\":\"%s\",\"namespace\":\"%s\",\"name\":\"%s\"}"
                .formatted(
                    request.verb(),
                    request.group(),
                    request.resource(),
                    request.subresource(),
                    request.namespace(),
                    request.name())
            : "\"nonResourceAttributes\":{\"verb\":\"%s\",\"path\":\"%s\"}"
                .formatted(request.verb(), request.path());
    String groups = quoted(new TreeSet<>(request.groups()));
    String body =
        "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\",\"spec\":{\"user\":\"%s\",\"groups\":%s,%s}}"
            .formatted(request.user(), groups, attributes);
    String answer =
        new String(server.request("admin", "POST", REVIEWS, body).body(), StandardCharsets.UTF_8);
    assertThat(answer).contains("\"allowed\":");
    return answer.contains("\"allowed\":true");
  }

  /** The server reads roles and bindings with a delay. */
  private static void awaitLast(ApiServer server) throws InterruptedException {
    Request last = new Request("last", Set.of(), "get", "", "pods", "", "a", "", "");
    for (int i = 0; i < 100 && !ask(server, last); i++) {
      Thread.sleep(100);
    }
    assertThat(ask(server, last)).isTrue();
    Thread.sleep(1000);
  }

  private String some(List<String> from) {
    Set<String> picked = new TreeSet<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      picked.add(pick(from));
    }
    return quoted(picked);
  }

  private static String quoted(Set<String> words) {
    return words.stream()
        .map(each -> "\"" + each + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
