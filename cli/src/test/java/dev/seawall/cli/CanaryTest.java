package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line G11: a secret value that was scanned is in no byte of any report. */
class CanaryTest {
  private static final String CANARY = "k7Qv9xR2mT4wZ8pL";

  @TempDir private Path folder;

  @BeforeEach
  void writeManifests() throws IOException {
    Path manifests = Files.createDirectory(folder.resolve("manifests"));
    String manifest =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: keys, namespace: shop}
        data: {password: ENCODED}
        stringData: {token: CANARY}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          namespace: shop
          annotations:
            kubectl.kubernetes.io/last-applied-configuration: '{"data":{"password":"CANARY"}}'
            password: CANARY
        data:
          password: CANARY
          app.properties: |
            db.user=app
            db.password=CANARY
          config: |
            apiVersion: v1
            kind: Config
            users:
              - name: admin
                user: {token: CANARY, password: CANARY, client-key-data: ENCODED}
          url: postgres://app:CANARY@db/app
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata:
              labels: {app: web}
              annotations: {api-token: CANARY}
            spec:
              containers:
                - name: web
                  image: web:1
                  args: ["--password=CANARY", "--db", "postgres://app:CANARY@db/app", "--token", "CANARY"]
                  command: ["sh", "-c", "export PASSWORD=CANARY; curl -u admin:CANARY https://x"]
                  env:
                    - {name: PASSWORD, value: CANARY}
                    - {name: AWS_SECRET_ACCESS_KEY, value: CANARY}
                    - {name: DATABASE_URL, value: "postgres://app:CANARY@db/app"}
                  lifecycle:
                    postStart: {exec: {command: ["login", "--password=CANARY"]}}
                  livenessProbe:
                    httpGet:
                      path: /health
                      port: 80
                      httpHeaders: [{name: Authorization, value: "Bearer CANARY"}]
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: odd, namespace: shop}
        data: {password: [CANARY]}
        stringData: CANARY
        """;
    Files.writeString(
        manifests.resolve("all.yaml"),
        manifest
            .replace("CANARY", CANARY)
            .replace(
                "ENCODED",
                Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8))));
    Files.writeString(
        manifests.resolve("kubeconfig.yaml"),
        "apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user: {token: " + CANARY + "}\n");
    Files.writeString(
        manifests.resolve("broken.yaml"),
        "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData:\n  a: \"" + CANARY + "\n");
    Files.writeString(
        manifests.resolve("duplicate.yaml"),
        "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData:\n  "
            + CANARY.replace("k7", "k-7")
            + ": a\n  password: "
            + CANARY
            + "\n  password: b"
            + CANARY
            + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"terminal", "json", "sarif", "junit", "html", "markdown", "csv"})
  void noReportHoldsASecretValue(String format) {
    CommandRun run =
        CommandRun.of(
            "scan", "--details", "--format", format, folder.resolve("manifests").toString());
    assertThat(run.out()).contains("secret-in-");
    assertNoCanary(run);
  }

  @Test
  void noAnswerOfPodSecurityHoldsASecretValue() {
    String path = folder.resolve("manifests").toString();
    assertNoCanary(CommandRun.of("psa", "restricted", path));
    assertNoCanary(CommandRun.of("psa", "restricted", "--format", "json", path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--config", "--exceptions", "--baseline"})
  void secretFileThatIsNamedByMistakeIsNotQuoted(String option) {
    for (String file : new String[] {"all.yaml", "kubeconfig.yaml", "broken.yaml"}) {
      Path path = folder.resolve("manifests").resolve(file);
      CommandRun run = CommandRun.of("scan", option, path.toString(), path.toString());
      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertNoCanary(run);
    }
  }

  private static void assertNoCanary(CommandRun run) {
    String encoded = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
    for (String text : new String[] {run.out(), run.err()}) {
      assertThat(text.contains(CANARY)).as(around(text, CANARY)).isFalse();
      assertThat(text.contains(encoded.substring(0, 16))).as(around(text, encoded)).isFalse();
    }
  }

  private static String around(String text, String word) {
    int at = Math.max(0, text.indexOf(word));
    return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100));
  }
}
