package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names in JSON output; renaming one breaks whoever reads them. */
class JsonContractTest {
  private static final String EXCEPTION =
      """
      exceptions:
        - {check: run-as-root, asset: Pod shop/bad, owner: me, reason: a test, expires: 9998-12-31}
      """;

  @TempDir private Path folder;

  /** Where values stand, such as {@code findings[].asset.kind}. */
  private static Set<String> places(CommandRun run) throws IOException {
    Set<String> places = new TreeSet<>();
    try (JsonParser json = new JsonFactory().createParser(run.bytes())) {
      json.nextToken();
      walk(json, "", places);
      assertThat(json.nextToken()).as("one value and nothing after it").isNull();
    }
    return places;
  }

  private static void walk(JsonParser json, String at, Set<String> places) throws IOException {
    places.add(at);
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        walk(json, at.isEmpty() ? name : at + "." + name, places);
      }
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        walk(json, at + "[]", places);
      }
    }
  }

  @Test
  void scanReport() throws IOException {
    Path pods = Files.createDirectory(folder.resolve("pods"));
    Files.writeString(pods.resolve("bad.yaml"), Manifests.PRIVILEGED);
    Files.writeString(
        pods.resolve("odd.yaml"),
        Manifests.PRIVILEGED.replace("privileged: true", "privileged: maybe"));
    Files.writeString(pods.resolve("broken.yaml"), "apiVersion: v1\nkind: [");
    Path exceptions = Files.writeString(folder.resolve("exceptions.yaml"), EXCEPTION);
    CommandRun run =
        CommandRun.of("scan", "--format", "json", "--exceptions", "" + exceptions, "" + pods);
    assertThat(places(run))
        .contains("schemaVersion", "complete", "coverage", "coverage.percent")
        .contains("findings[].check", "findings[].severity", "findings[].verdict")
        .contains("findings[].asset.kind", "findings[].asset.namespace", "findings[].asset.name")
        .contains("findings[].location.file", "findings[].location.line")
        .contains("findings[].location.column", "findings[].message", "findings[].fingerprint")
        .contains("findings[].evidence", "unknown[].check", "unknown[].asset.kind")
        .contains("unknown[].message", "accepted[].check", "accepted[].exception.reason")
        .contains("errors[].where", "errors[].line", "errors[].message");
  }

  @Test
  void listsAreThereWhenTheyAreEmpty() throws IOException {
    Path file = Files.writeString(folder.resolve("map.yaml"), Manifests.HARMLESS);
    assertThat(places(CommandRun.of("scan", "--format", "json", "" + file)))
        .contains("findings", "unknown", "accepted", "coverage", "errors");
  }

  @Test
  void catalogue() throws IOException {
    assertThat(places(CommandRun.of("checks", "list", "--format", "json")))
        .contains("checks[].id", "checks[].name", "checks[].severity", "checks[].reads[]")
        .contains("checks[].equivalents[]");
  }

  @Test
  void podSecurityAdmission() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), Manifests.PRIVILEGED);
    assertThat(places(CommandRun.of("psa", "baseline", "--format", "json", "" + file)))
        .contains("pods[].file", "pods[].namespace", "pods[].name", "pods[].allowed")
        .contains("pods[].violations[].check", "pods[].violations[].reason")
        .contains("pods[].violations[].detail");
  }

  @Test
  void decisionOfIam() throws IOException {
    Path question =
        Files.writeString(
            folder.resolve("question.json"),
            """
            {"identityPolicies": [{"Statement": {"Effect": "Allow", "Action": "s3:*",
              "Resource": "*"}}],
             "request": {"principal": "arn:aws:iam::111122223333:role/app",
              "action": "s3:GetObject", "resource": "arn:aws:s3:::shop/key",
              "resourceAccount": "111122223333", "context": {}}}
            """);
    CommandRun run = CommandRun.of("iam", "evaluate", "" + question);
    assertThat(places(run)).contains("decision", "statement", "reason", "missing", "malformed");
  }
}
