package dev.seawall.checks.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real API server's Pod Security admission is asked about every fixture, and we say the same. */
class AdmissionIT {
  private static final PodSecurity SAME_RELEASE = new PodSecurity(new PolicyVersion(34));
  private static final List<String> VERSIONS =
      List.of("v1.0", "v1.8", "v1.19", "v1.22", "v1.25", "v1.31", "v1.34", "v1.40", "latest");
  private static final Pattern FORBIDDEN = Pattern.compile("is forbidden: (.*?)\",\"reason\"");
  // Upstream's own test renames the pods, some of which no API server would accept as named.
  private static final Pattern UNDERSCORE = Pattern.compile("(?m)^(  name: [a-z]+)_");
  private static final int CREATED = 201;
  private static final int REFUSED = 403;
  private static final int INVALID = 422;

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
  void verdictAndMessageOfEveryFixtureAreTheServers() throws IOException {
    List<String> differences = new ArrayList<>();
    Map<Integer, Integer> answers = new TreeMap<>();
    List<String> pods = fixtures();
    for (Level level : List.of(Level.BASELINE, Level.RESTRICTED)) {
      for (String version : VERSIONS) {
        Policy policy = new Policy(level, PolicyVersion.of(version).orElseThrow());
        String namespace = level + "-" + version.replace('.', '-');
        server.apply(namespace(namespace, policy));
        for (String pod : pods) {
          HttpResponse<byte[]> answer = dryRun("/api/v1/namespaces/" + namespace + "/pods", pod);
          answers.merge(answer.statusCode(), 1, Integer::sum);
          Evaluation ours = SAME_RELEASE.evaluate(Pods.pod(pod), policy);
          if (!agree(answer, ours)) {
            differences.add(body(answer) + "\n  ours: " + ours + "\n" + pod);
          }
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(answers.get(CREATED)).isGreaterThan(2000);
    assertThat(answers.get(REFUSED)).isGreaterThan(4000);
  }

  @Test
  void warningAboutEveryFixtureAsADeploymentIsTheServers() throws IOException {
    List<String> differences = new ArrayList<>();
    int warned = 0;
    for (Level level : List.of(Level.BASELINE, Level.RESTRICTED)) {
      for (String version : List.of("v1.18", "latest")) {
        Policy policy = new Policy(level, PolicyVersion.of(version).orElseThrow());
        String namespace = "warn-" + level + "-" + version.replace('.', '-');
        server.apply(namespace(namespace, policy).replace("/enforce", "/warn"));
        for (String pod : fixtures()) {
          String deployment = deployment(pod);
          HttpResponse<byte[]> answer =
              dryRun("/apis/apps/v1/namespaces/" + namespace + "/deployments", deployment);
          Evaluation ours = SAME_RELEASE.evaluate(Pods.pod(deployment), policy);
          String expected = ours.isAllowed() ? "" : "would " + ours.message().replaceFirst("s", "");
          String warning = warning(answer);
          if (answer.statusCode() == CREATED && !warning.equals(expected)) {
            differences.add(warning + "\n" + expected + "\n" + deployment);
          }
          warned += warning.isEmpty() ? 0 : 1;
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(warned).isGreaterThan(800);
  }

  private static String warning(HttpResponse<byte[]> answer) {
    return answer.headers().allValues("Warning").stream()
        .map(each -> each.replaceFirst("^299 - \"", "").replaceFirst("\"$", ""))
        .filter(each -> each.startsWith("would violate"))
        .map(each -> each.replace("\\\"", "\"").replace("\\\\", "\\"))
        .findFirst()
        .orElse("");
  }

  private static String deployment(String pod) {
    String template =
        pod.substring(pod.indexOf("metadata:"))
            .replaceFirst("(?m)^  name: .*", "  labels: {app: test}")
            .indent(4);
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: test}
    spec:
      selector: {matchLabels: {app: test}}
      template:
    """
        + template;
  }

  private static boolean agree(HttpResponse<byte[]> answer, Evaluation ours) {
    return switch (answer.statusCode()) {
      case CREATED -> ours.isAllowed();
      case REFUSED -> message(body(answer)).equals(ours.message());
      // Validation comes before Pod Security, and refuses Unmasked outside a user namespace.
      case INVALID -> body(answer).contains("`hostUsers` must be false to use `Unmasked`");
      default -> false;
    };
  }

  private static String message(String body) {
    Matcher matcher = FORBIDDEN.matcher(body);
    return matcher.find() ? matcher.group(1).replace("\\\"", "\"") : "";
  }

  private static String namespace(String name, Policy policy) {
    return """
    apiVersion: v1
    kind: Namespace
    metadata:
      name: %s
      labels:
        pod-security.kubernetes.io/enforce: %s
        pod-security.kubernetes.io/enforce-version: %s
    """
        .formatted(name, policy.level(), policy.version());
  }

  private static HttpResponse<byte[]> dryRun(String path, String object) {
    return server.dryRun(path, object, "Warn");
  }

  private static String body(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static List<String> fixtures() throws IOException {
    List<String> pods = new ArrayList<>();
    try (Stream<Path> files = Files.list(Conformance.folder("pod-security").resolve("pods"))) {
      for (Path file : files.sorted().toList()) {
        String pod = Files.readString(file);
        pods.add(UNDERSCORE.matcher(pod).replaceAll("$1-"));
      }
    }
    return pods;
  }
}
