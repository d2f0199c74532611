package dev.seawall.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.redact.CredentialPatterns;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not be kept of objects, in both languages and any order of fields. */
class RedactionTest {
  private static final Redacted SECRET = new Redacted("secret value");

  @Test
  void valuesOfSecretsAreNeverKeptWhateverTheOrder() {
    List<String> texts =
        List.of(
            "kind: Secret\ndata: {a: Y2FuYXJ5, b: 7}\nstringData: {c: canary}\n",
            "stringData: {c: canary}\ndata: {a: Y2FuYXJ5, b: 7}\nkind: Secret\n",
            "{\"data\":{\"a\":\"Y2FuYXJ5\",\"b\":7},\"kind\":\"Secret\",\"stringData\":{\"c\":\"canary\"}}",
            "x: &x {a: Y2FuYXJ5, b: 7}\nkind: Secret\ndata: *x\nstringData: {c: canary}\n"
                .replace("x: &x {a: Y2FuYXJ5, b: 7}\n", "")
                .replace("*x", "&x {a: Y2FuYXJ5, b: 7}"));
    for (String text : texts) {
      Recorded.Told told = Recorded.of(text).only();
      assertThat(told.at("data", "a")).as(text).isEqualTo(SECRET);
      assertThat(told.at("data", "b")).isEqualTo(SECRET);
      assertThat(told.at("stringData", "c")).isEqualTo(SECRET);
      assertThat(told.document().toString()).doesNotContain("canary", "Y2FuYXJ5");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stringData: {password: ''}",
        "stringData: {password: '${PASSWORD}'}",
        "stringData: {password: <path:secret/data/db#password>}",
        "stringData: {password: 'ENC[AES256_GCM,data:p673w==,iv:YY=,tag:A=,type:str]'}",
        "stringData: {password: REPLACE_ME}",
        "stringData: {username: admin}",
        "stringData: {tls.crt: -----BEGIN CERTIFICATE-----MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn0}",
        "data: {password: '<base64 of the password>'}",
        "data: {password: '${PASSWORD_IN_BASE64}'}",
        "data: {ca.crt: Y2FuYXJ5}",
        "stringData: {alertmanager.yaml: \"global:\\n  resolve_timeout: 5m\\n\"}"
      })
  void aValueOfASecretThatGivesNothingAwayIsNotKeptEither(String data) {
    Mapping document = Recorded.of("kind: Secret\n" + data + "\n").only().document();
    Mapping values = (Mapping) document.value(1);
    assertThat(values.value(0)).isEqualTo(new Redacted(CredentialPatterns.NO_SECRET));
  }

  @Test
  void aFileOfSettingsInASecretIsOneWhereACredentialIsInIt() {
    String text = "kind: Secret\nstringData: {app.yaml: \"db:\\n  password: hunter2\\n\"}\n";
    assertThat(Recorded.of(text).only().at("stringData", "app.yaml")).isEqualTo(SECRET);
  }

  @Test
  void secretsInListsAreRedactedToo() {
    Recorded read =
        Recorded.of(
            "{\"kind\":\"SecretList\",\"apiVersion\":\"v1\",\"items\":[{\"data\":{\"a\":\"Y2FuYXJ5\"}}]}");
    assertThat(read.only().at("kind")).isEqualTo(new Text("Secret"));
    assertThat(read.only().at("data", "a")).isEqualTo(SECRET);
  }

  @Test
  void secretsInListsWhoseKindComesLastAreRedactedToo() {
    Recorded read =
        Recorded.of("items:\n- stringData: {a: canary}\nkind: SecretList\napiVersion: v1\n");
    assertThat(read.only().at("stringData", "a")).isEqualTo(SECRET);
    assertThat(read.only().document().toString()).doesNotContain("canary");
  }

  @Test
  void placesStayRightWhenDataIsHeldBack() {
    Recorded.Told told =
        Recorded.of("data:\n  a: b\n  c: d\nkind: ConfigMap\nmetadata:\n  name: x\n").only();
    assertThat(told.place("data", "c").line()).isEqualTo(3);
    assertThat(told.place("metadata", "name").line()).isEqualTo(6);
    assertThat(told.place("kind").line()).isEqualTo(4);
  }

  @Test
  void credentialsInVariablesAreRedactedWhateverTheOrder() {
    Recorded.Told told =
        Recorded.of(
                "spec:\n"
                    + "  containers:\n"
                    + "  - env:\n"
                    + "    - {name: DB_PASSWORD, value: hunter2}\n"
                    + "    - value: hunter2\n"
                    + "      name: DB_PASSWORD\n"
                    + "    - {name: HOST, value: db}\n")
            .only();
    assertThat(told.at("spec", "containers", 0, "env", 0, "value"))
        .isEqualTo(new Redacted("password"));
    assertThat(told.at("spec", "containers", 0, "env", 1, "value"))
        .isEqualTo(new Redacted("password"));
    assertThat(told.at("spec", "containers", 0, "env", 2, "value")).isEqualTo(new Text("db"));
    assertThat(told.place("spec", "containers", 0, "env", 2).line()).isEqualTo(7);
  }

  @Test
  void credentialsInArgumentsAreRedacted() {
    Recorded.Told told =
        Recorded.of("command: [mysql, --password, hunter2]\nargs: ['--password=hunter2', -v]\n")
            .only();
    assertThat(told.at("command", 2)).isEqualTo(new Redacted("password"));
    assertThat(told.at("args", 0)).isEqualTo(new Redacted("password", "--password=(redacted)"));
    assertThat(told.at("args", 1)).isEqualTo(new Text("-v"));
  }

  @Test
  void credentialsInsideCommandsAreMaskedAndTheCommandsKept() {
    for (String text :
        List.of(
            "spec: {containers: [{command: [sh, -c], args: ['curl -u admin:hunter2 https://a']}]}",
            "{\"spec\":{\"containers\":[{\"command\":[\"sh\",\"-c\"],"
                + "\"args\":[\"curl -u admin:hunter2 https://a\"]}]}}")) {
      Recorded.Told told = Recorded.of(text).only();
      assertThat(told.at("spec", "containers", 0, "args", 0))
          .isEqualTo(new Redacted("password", "curl -u admin:(redacted) https://a"));
    }
    Recorded.Told configMap =
        Recorded.of("kind: ConfigMap\ndata:\n  run.sh: |\n    set -e\n    mysql -phunter2 shop\n")
            .only();
    assertThat(configMap.at("data", "run.sh"))
        .isEqualTo(new Redacted("password", "set -e\nmysql -p(redacted) shop\n"));
  }

  @Test
  void argumentsAreReadAsThoseOfTheirOwnContainersProgram() {
    Recorded.Told told =
        Recorded.of(
                "spec:\n"
                    + "  containers:\n"
                    + "  - {command: [mysql], args: [-phunter2]}\n"
                    + "  - {args: [-phunter2]}\n")
            .only();
    assertThat(told.at("spec", "containers", 0, "args", 0))
        .isEqualTo(new Redacted("password", "-p(redacted)"));
    assertThat(told.at("spec", "containers", 1, "args", 0)).isEqualTo(new Text("-phunter2"));
  }

  @Test
  void configurationIsKeptWhenShortAndHarmless() {
    String large = "line of text\\n".repeat(1000);
    Recorded.Told told =
        Recorded.of(
                "kind: ConfigMap\ndata:\n  small: hello\n  password: hunter2\n  large: \""
                    + large
                    + "\"\n")
            .only();
    assertThat(told.at("data", "small")).isEqualTo(new Text("hello"));
    assertThat(told.at("data", "password")).isEqualTo(new Redacted("password"));
    assertThat(told.at("data", "large")).isEqualTo(new Text("(13000 bytes)"));
    Recorded.Told system =
        Recorded.of(
                "data:\n  large: \""
                    + large
                    + "\"\nkind: ConfigMap\nmetadata: {namespace: kube-system}\n")
            .only();
    assertThat(((Text) system.at("data", "large")).text()).hasSize(13_000);
  }

  @Test
  void theLastAppliedConfigurationIsNotKept() {
    String start =
        "kind: Pod\n"
            + "metadata:\n"
            + "  annotations:\n"
            + "    kubectl.kubernetes.io/last-applied-configuration: ";
    String key = "kubectl.kubernetes.io/last-applied-configuration";
    assertThat(
            Recorded.of(start + "'{\"kind\":\"Pod\"}'\n").only().at("metadata", "annotations", key))
        .isEqualTo(new Text("(last applied configuration)"));
    assertThat(
            Recorded.of(start + "'{\"env\":[{\"name\":\"PASSWORD\",\"value\":\"hunter2\"}]}'\n")
                .only()
                .at("metadata", "annotations", key))
        .isEqualTo(new Redacted("password"));
  }

  @Test
  void whatNothingReadsIsLeftOut() {
    for (String text :
        new String[] {
          "kind: Pod\n"
              + "metadata: {name: a, managedFields: [{a: b}]}\n"
              + "status: {x: [1, {y: 2}]}\n"
              + "spec: {}\n",
          "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\",\"managedFields\":[{\"a\":\"b\"}]},"
              + "\"status\":{\"x\":[1,{\"y\":2}]},\"spec\":{}}",
          "x: &x 1\n".replace("x: &x 1\n", "")
              + "kind: Pod\n"
              + "metadata: &m {name: a, managedFields: [{a: b}]}\n"
              + "status: {x: 1}\n"
              + "spec: {}\n"
        }) {
      Recorded.Told told = Recorded.of(text).only();
      assertThat(told.document().entries()).as(text).containsOnlyKeys("kind", "metadata", "spec");
      assertThat(told.document().size()).isEqualTo(5);
    }
    assertThat(Recorded.of("kind: Node\nstatus: {a: 1}\n").only().at("status", "a"))
        .isEqualTo(new Whole(1));
    Recorded.Told definition =
        Recorded.of(
                "kind: CustomResourceDefinition\n"
                    + "spec: {versions: [{name: v1, schema: {a: {b: c}}}]}\n")
            .only();
    assertThat(definition.document().toString()).contains("v1").doesNotContain("schema");
  }

  @Test
  void theRandomNameOfTheServiceAccountVolumeIsCut() {
    Recorded.Told told =
        Recorded.of(
                "spec: {volumes: [{name: kube-api-access-x7k2p}, {name:"
                    + " kube-api-access-mine-x}]}\n")
            .only();
    assertThat(told.at("spec", "volumes", 0, "name")).isEqualTo(new Text("kube-api-access"));
    assertThat(told.at("spec", "volumes", 1, "name")).isEqualTo(new Text("kube-api-access-mine-x"));
  }
}
