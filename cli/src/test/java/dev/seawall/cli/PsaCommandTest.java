package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers and exit codes of {@code seawall psa}. */
class PsaCommandTest {
  private static final String GOOD =
      "{apiVersion: v1, kind: Pod, metadata: {name: good}, spec: {containers: [{name: a}]}}";
  private static final String BAD =
      "{apiVersion: apps/v1, kind: Deployment, metadata: {name: bad, namespace: shop}, spec:"
          + " {template: {spec: {hostPID: true, containers: [{name: a}]}}}}";
  private static final String ODD =
      "{apiVersion: v1, kind: Pod, metadata: {name: odd}, spec: {hostPID: 1, containers: []}}";

  @TempDir private Path folder;
  private String output = "";

  private int run(String... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    StringWriter errors = new StringWriter();
    int code =
        ScopedValue.where(Terminal.OUTPUT, printed)
            .call(() -> Seawall.commandLine().setErr(new PrintWriter(errors)).execute(arguments));
    output = printed.toString(StandardCharsets.UTF_8) + errors;
    return code;
  }

  private String write(String name, String yaml) throws IOException {
    return Files.writeString(folder.resolve(name), yaml).toString();
  }

  @Test
  void allAllowedIsCleanAndEachPodHasItsLine() throws IOException {
    String file = write("good.yaml", GOOD);
    assertThat(run("psa", "baseline", file)).isZero();
    assertThat(output)
        .isEqualTo(file + ": Pod good: allowed\n1 pod at baseline:latest: 1 allowed, 0 denied\n");
  }

  @Test
  void aFileWhoseNameIsACommandOfAContinuousIntegrationGivesNone() throws IOException {
    Path file = Files.writeString(Path.of("::set-output name=x::y.yaml"), GOOD);
    try {
      assertThat(run("psa", "baseline", file.toString())).isZero();
    } finally {
      Files.delete(file);
    }
    assertThat(output).startsWith(":\\u003aset-output name=x:\\u003ay.yaml: Pod good: allowed");
  }

  @Test
  void deniedPodIsToldAsTheApiServerTellsIt() throws IOException {
    String file = write("bad.yaml", GOOD + "\n---\n" + BAD);
    assertThat(run("psa", "baseline@v1.30", file)).isEqualTo(ExitCode.FINDINGS);
    assertThat(output)
        .contains(
            file
                + ": Deployment shop/bad: violates PodSecurity \"baseline:v1.30\": host namespaces"
                + " (hostPID=true)\n")
        .endsWith("2 pods at baseline:v1.30: 1 allowed, 1 denied\n");
  }

  @Test
  void jsonHasOneEntryAPod() throws IOException {
    String file = write("bad.yaml", BAD);
    assertThat(run("psa", "--format", "json", "baseline", file)).isEqualTo(ExitCode.FINDINGS);
    assertThat(output.replaceAll("\\s+", " "))
        .contains("\"pods\" : [ { \"file\" : \"" + file + "\"")
        .contains("\"namespace\" : \"shop\", \"name\" : \"bad\", \"allowed\" : false")
        .contains(
            "\"violations\" : [ { \"check\" : \"hostNamespaces\", \"reason\" : \"host namespaces\","
                + " \"detail\" : \"hostPID=true\" } ]");
  }

  @Test
  void fieldOfTheWrongTypeIsIncompleteAndNotAllowed() throws IOException {
    String file = write("odd.yaml", ODD);
    assertThat(run("psa", "baseline", file)).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(output)
        .contains("Pod odd: cannot be decided: spec.hostPID is a whole number, expected true or")
        .endsWith("0 allowed, 0 denied, 1 cannot be decided\n");
  }

  @Test
  void nothingToJudgeIsIncomplete() throws IOException {
    String file = write("map.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: m}}");
    assertThat(run("psa", "restricted", file)).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(output).isEqualTo("no pod and no pod template found\n");
  }

  @Test
  void fileThatIsNotThereIsIncompleteAlthoughAnotherIsDenied() throws IOException {
    String file = write("bad.yaml", BAD);
    assertThat(run("psa", "baseline", file, folder.resolve("none.yaml").toString()))
        .isEqualTo(ExitCode.INCOMPLETE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strict | the level is \"strict\"; expected privileged, baseline or restricted",
        "Baseline | the level is \"Baseline\"; expected privileged, baseline or restricted",
        "baseline@1.30 | the version is \"1.30\"; expected latest or a minor release",
        "baseline@ | the version is \"\"; expected latest or a minor release"
      })
  void wrongPolicyNamesWhatIsExpected(String policy, String message) throws IOException {
    assertThat(run("psa", policy, write("good.yaml", GOOD))).isEqualTo(ExitCode.USAGE);
    assertThat(output).contains(message);
  }

  @Test
  void pathIsRequired() {
    assertThat(run("psa", "baseline")).isEqualTo(ExitCode.USAGE);
  }
}
