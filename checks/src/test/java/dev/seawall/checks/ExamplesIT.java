package dev.seawall.checks;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_CREATED;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;
import static java.net.HttpURLConnection.HTTP_OK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Text;
import dev.seawall.testkit.Snapshots;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every object in the examples on the checks' pages is one that a real API server would create, so
 * that no check is proven by an object that cannot exist.
 */
class ExamplesIT {
  /** What the server does not serve: custom resources and releases of APIs that were removed. */
  private static final Set<String> NOT_SERVED =
      Set.of(
          "agents.x-k8s.io/v1alpha1",
          "cilium.io/v2",
          "constraints.gatekeeper.sh/v1beta1",
          "extensions/v1beta1",
          "gateway.networking.k8s.io/v1",
          "policy/v1beta1",
          "projectcalico.org/v3",
          "secrets-store.csi.x-k8s.io/v1",
          "velero.io/v1");

  /**
   * Checks whose point is what the server refuses when it is asked to be strict, which is not its
   * default, and its words.
   */
  private static final Map<String, String> REFUSED =
      Map.of("duplicate-key", "already set in map", "miscased-field", "unknown field");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static ApiServer server;

  private final Map<String, Optional<JsonNode>> discovered = new HashMap<>();
  private final Set<String> namespaces = new HashSet<>();
  private final Set<String> notServed = new TreeSet<>();
  private final Set<String> refusedAsTold = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();
  private int accepted;

  @BeforeAll
  static void start() {
    server = ApiServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyExampleIsAnObjectThatTheServerTakes() {
    for (Check<?> check : Catalogue.load().checks()) {
      for (CheckPage.Example example : CheckPage.of(check).examples()) {
        ask(check.spec().id(), example);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(notServed).containsExactlyInAnyOrderElementsOf(NOT_SERVED);
    assertThat(refusedAsTold).containsExactlyInAnyOrderElementsOf(REFUSED.keySet());
    assertThat(accepted).isGreaterThan(600);
  }

  private void ask(String check, CheckPage.Example example) {
    int line = example.line() + 1;
    for (String object : example.text().split("(?m)^---\\R", -1)) {
      String place = check + ".md:" + line;
      line += object.split("\n", -1).length;
      for (Document document : Snapshots.files(object).documents()) {
        if (AwsResource.isOne(document.value())) {
          continue;
        }
        String words = answer(object, document.value(), "Strict");
        String told = REFUSED.get(check);
        if (told != null && words.contains(told)) {
          refusedAsTold.add(check);
          words = answer(object, document.value(), "Ignore");
        }
        if (!words.isEmpty()) {
          wrong.add(place + ": " + words);
        }
      }
    }
  }

  /** What the server says against an object; empty if nothing. */
  private String answer(String yaml, Mapping object, String fieldValidation) {
    String version = text(object, "apiVersion");
    Optional<JsonNode> resources = discovered.computeIfAbsent(version, ExamplesIT::discover);
    if (resources.isEmpty()) {
      notServed.add(version);
      return "";
    }
    String kind = text(object, "kind");
    for (JsonNode resource : resources.get().path("resources")) {
      if (resource.path("kind").asText().equals(kind) && !isPart(resource)) {
        return create(path(object, resource), yaml, fieldValidation);
      }
    }
    return "there is no " + version + " " + kind;
  }

  private static boolean isPart(JsonNode resource) {
    return resource.path("name").asText().contains("/");
  }

  private String create(String path, String yaml, String fieldValidation) {
    HttpResponse<byte[]> answer = server.dryRun(path, yaml, fieldValidation);
    JsonNode body = read(answer);
    if (answer.statusCode() != HTTP_CREATED && !isThere(body)) {
      return answer.statusCode() + " " + body.path("message").asText();
    }
    accepted++;
    return "";
  }

  /** The last thing the server finds out, when all else of the object was right. */
  private static boolean isThere(JsonNode body) {
    return body.path("reason").asText().equals("AlreadyExists");
  }

  private String path(Mapping object, JsonNode resource) {
    String root = root(text(object, "apiVersion"));
    if (!resource.path("namespaced").asBoolean()) {
      return root + "/" + resource.path("name").asText();
    }
    String named =
        object.get("metadata") instanceof Mapping metadata ? text(metadata, "namespace") : "";
    String namespace = named.isEmpty() ? "default" : named;
    if (namespaces.add(namespace)) {
      String body = "{\"metadata\": {\"name\": \"" + namespace + "\"}}";
      assertThat(server.request("admin", "POST", "/api/v1/namespaces", body).statusCode())
          .as(namespace)
          .isIn(HTTP_CREATED, HTTP_CONFLICT);
    }
    return root + "/namespaces/" + namespace + "/" + resource.path("name").asText();
  }

  private static Optional<JsonNode> discover(String version) {
    HttpResponse<byte[]> answer = server.request("admin", "GET", root(version), "");
    assertThat(answer.statusCode()).as(version).isIn(HTTP_OK, HTTP_NOT_FOUND);
    return answer.statusCode() == HTTP_OK ? Optional.of(read(answer)) : Optional.empty();
  }

  private static String root(String version) {
    return version.contains("/") ? "/apis/" + version : "/api/" + version;
  }

  private static JsonNode read(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(new String(answer.body(), UTF_8), e);
    }
  }

  private static String text(Mapping mapping, String key) {
    return mapping.get(key) instanceof Text text ? text.text() : "";
  }
}
