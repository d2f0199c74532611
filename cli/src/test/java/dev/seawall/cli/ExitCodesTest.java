package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line I02: clean, findings, usage and incomplete are told apart, and nothing broken is clean. */
class ExitCodesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, scan harmless.yaml",
    "0, scan --fail-on never bad.yaml",
    "0, scan --fail-on never harmless.yaml",
    "1, scan bad.yaml",
    "1, scan --fail-on critical bad.yaml",
    "1, scan --fail-on low bad.yaml harmless.yaml",
    "0, scan --fail-on critical --exclude-check privileged-container bad.yaml",
    "2, scan --fail-on none bad.yaml",
    "2, scan --no-such-option bad.yaml",
    "3, scan --check privileged-container harmless.yaml",
    "3, scan --check role-unused bad.yaml",
    "0, scan --check privileged-container --check secret-in-config-map harmless.yaml",
    "3, scan missing.yaml",
    "3, scan bad.yaml missing.yaml",
    "3, scan bad.yaml broken.yaml",
    "3, scan harmless.yaml broken.yaml",
    "3, scan --fail-on never harmless.yaml broken.yaml",
    "3, scan --fail-on never missing.yaml",
    "3, scan empty",
    "3, scan bad.yaml empty",
    "3, scan --fail-on never empty",
    "3, scan broken",
    "3, scan truncated.yaml",
    "3, scan truncated",
    "3, scan harmless.yaml truncated",
    "3, scan nothing.yaml",
    "3, scan notes.txt",
    "0, psa privileged bad.yaml",
    "1, psa baseline bad.yaml",
    "2, psa strictest bad.yaml",
    "3, psa baseline harmless.yaml",
    "3, psa privileged bad.yaml missing.yaml",
    "3, psa baseline empty",
    "0, version",
    "0, --help",
    "0, scan --help",
    "0, checks list --help",
    "0, --version",
    "0, checks list",
    "0, explain privileged-container",
    "0, completion bash"
  })
  void everyOutcomeHasItsCode(int code, String line) throws IOException {
    make();
    CommandRun run = run(line);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
  }

  private void make() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), Manifests.PRIVILEGED);
    Files.writeString(folder.resolve("harmless.yaml"), Manifests.HARMLESS);
    Files.writeString(folder.resolve("nothing.yaml"), "# a comment\n---\n");
    Files.writeString(folder.resolve("notes.txt"), "just words\n");
    Files.createDirectory(folder.resolve("empty"));
    String broken = Manifests.PRIVILEGED + "   odd: [\n";
    Files.writeString(folder.resolve("broken.yaml"), broken);
    Files.writeString(Files.createDirectory(folder.resolve("broken")).resolve("a.yaml"), broken);
    String truncated = "apiVersion: v1\nki";
    Files.writeString(folder.resolve("truncated.yaml"), truncated);
    Files.writeString(
        Files.createDirectory(folder.resolve("truncated")).resolve("a.yaml"), truncated);
  }

  private CommandRun run(String line) {
    List<String> arguments = new ArrayList<>();
    for (String word : line.split(" ")) {
      Path path = folder.resolve(word);
      boolean isPath = Files.exists(path) || word.equals("missing.yaml");
      arguments.add(isPath ? path.toString() : word);
    }
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "missing.yaml, no such file or folder",
    "empty, 'holds nothing to read; expected .yaml, .yml or .json files'",
    "broken, expected YAML",
    "truncated, expected YAML",
    "nothing.yaml, holds no Kubernetes object",
    "notes.txt, expected"
  })
  void whatWasNotReadIsNamedWithAReason(String path, String sentence) throws IOException {
    make();
    String told = run("scan " + path).out().replaceAll("\\s+", " ");
    assertThat(told).contains(sentence).contains(folder.resolve(path).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "privileged-container, : no check that was asked for applies to the objects read",
    "role-unused, ', every check that was asked for was left out: needs a whole cluster'"
  })
  void whyNothingWasJudgedIsSaid(String check, String sentence) throws IOException {
    make();
    CommandRun run = run("scan --check " + check + " harmless.yaml");
    assertThat(run.out().replaceAll("\\s+", " ")).contains("nothing was judged" + sentence);
  }

  @Test
  void brokenDocumentDoesNotHideThePrivilegedPodAfterIt() throws IOException {
    Path file = folder.resolve("hidden.yaml");
    Files.writeString(
        file, "apiVersion: v1\nkind: Pod\nmetadata: {name: [\n---\n" + Manifests.PRIVILEGED);
    CommandRun run = CommandRun.of("scan", "--format", "json", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("\"check\" : \"privileged-container\"", "\"line\" : 15");
  }

  @Test
  void listSavedFromKubectlIsSeenThrough() throws IOException {
    Path file = folder.resolve("pods.json");
    Files.writeString(
        file,
        """
        {"apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""}, "items": [
          {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "bad", "namespace": "shop"},
           "spec": {"containers": [{"name": "web", "image": "web:1",
             "securityContext": {"privileged": true}}]}}]}
        """);
    CommandRun run = CommandRun.of("scan", "--format", "json", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("\"check\" : \"privileged-container\"");
  }

  @Test
  void whatCannotBeJudgedIsIncompleteAndNotClean() throws IOException {
    Path file = folder.resolve("odd.yaml");
    Files.writeString(file, Manifests.PRIVILEGED.replace("privileged: true", "privileged: [1]"));
    CommandRun run =
        CommandRun.of(
            "scan", "--check", "privileged-container", "--format", "json", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.out()).contains("\"verdict\" : \"unknown\"").contains("\"score\" : null");
  }
}
