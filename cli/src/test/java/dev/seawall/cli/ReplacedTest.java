package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No report takes the place of what the scan reads; one of an earlier run is no input. */
class ReplacedTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeInputs() throws IOException {
    Files.createDirectory(folder.resolve("k8s"));
    Files.writeString(folder.resolve("k8s/pod.yaml"), Manifests.PRIVILEGED);
    Files.writeString(folder.resolve("k8s/values.yaml"), "replicas: 3\n");
    Files.writeString(folder.resolve("k8s/broken.json"), "{");
    Files.writeString(folder.resolve("k8s/prod.txt"), "not read");
    Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("k8s/pod.yaml"));
    Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("k8s"));
    Files.writeString(folder.resolve("settings.yaml"), "fail-on: low\n");
    Files.writeString(folder.resolve("exceptions.yaml"), "exceptions: []\n");
    Files.writeString(
        folder.resolve("baseline.json"), "{\"schemaVersion\": \"1.0\", \"findings\": []}");
    try (var demo = DemoCommand.class.getResourceAsStream("demo.snapshot")) {
      Files.write(folder.resolve("k8s/prod.snapshot"), demo.readAllBytes());
    }
  }

  private CommandRun run(String line) {
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      words.add(word.replace("@", folder + "/"));
    }
    return CommandRun.of(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scan @k8s/pod.yaml --format json=@k8s/pod.yaml | pod.yaml | what is scanned",
        "scan @k8s/pod.yaml --format sarif -o @k8s/../k8s/pod.yaml | pod.yaml | what is scanned",
        "scan @link.yaml --format json=@k8s/pod.yaml | pod.yaml | what is scanned",
        "scan @k8s/pod.yaml --format json=@link.yaml | link.yaml | what is scanned",
        "scan @k8s --format json=@k8s/pod.yaml | pod.yaml | what is scanned",
        "scan @k8s --format json=@k8s/values.yaml | values.yaml | what is scanned",
        "scan @k8s -o @k8s/broken.json | broken.json | what is scanned",
        "scan @linked --format json=@k8s/pod.yaml | pod.yaml | what is scanned",
        "scan @k8s --format csv=@new.csv --format json=@linked/pod.yaml | pod.yaml | what is"
            + " scanned",
        "scan @k8s --format json=@k8s/prod.snapshot | prod.snapshot | a snapshot",
        "scan @k8s/prod.snapshot --format json=@k8s/prod.snapshot | prod.snapshot | what is"
            + " scanned",
        "scan @k8s --config @settings.yaml --format json=@settings.yaml | settings.yaml | settings",
        "scan @k8s --exceptions @exceptions.yaml --format json=@exceptions.yaml | exceptions.yaml |"
            + " exceptions",
        "scan @k8s --baseline @baseline.json -o @baseline.json | baseline.json | the baseline",
        "scan --kubeconfig @settings.yaml --format json=@settings.yaml | settings.yaml | the"
            + " kubeconfig",
        "collect --kubeconfig @settings.yaml -o @settings.yaml | settings.yaml | the kubeconfig"
      })
  void inputIsNotOverwritten(String line, String file, String what) throws IOException {
    List<String> before = contents();
    CommandRun run = run(line);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains(file + " would be overwritten, and is read as " + what + "; name another file")
        .hasLineCount(1);
    assertThat(run.bytes()).isEmpty();
    assertThat(contents()).isEqualTo(before);
  }

  private List<String> contents() throws IOException {
    List<String> contents = new ArrayList<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        contents.add(file + " " + new String(Files.readAllBytes(file), "ISO-8859-1"));
      }
    }
    return contents;
  }

  @ParameterizedTest
  @ValueSource(strings = {"json=@out.json", "sarif=@out.json", "csv=@prod.txt", "html=@x.html"})
  void scannedFolderMayHoldTheReportAndBothRunsSayTheSame(String format) throws IOException {
    Files.delete(folder.resolve("k8s/broken.json"));
    Files.delete(folder.resolve("k8s/prod.snapshot"));
    String line = "scan @k8s --format markdown --format " + format.replace("@", "@k8s/");
    CommandRun first = run(line);
    List<String> reports = contents();
    CommandRun second = run(line);
    assertThat(second.code()).as(second.err()).isEqualTo(first.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(contents()).isEqualTo(reports);
  }

  @Test
  void earlierReportIsNotReadHoweverItGoesOn() throws IOException {
    Path report = folder.resolve("k8s/out.json");
    run("scan @k8s/pod.yaml -o @k8s/out.json");
    Files.writeString(report, Files.readString(report) + Manifests.PRIVILEGED + "broken: [");
    assertThat(run("scan @k8s").out()).contains("out.json");
    assertThat(run("scan @k8s --format terminal --format json=@k8s/out.json").out())
        .contains("pod.yaml")
        .doesNotContain("out.json");
  }

  @Test
  void earlierReportThatIsNamedIsScannedAndSoNotReplaced() {
    run("scan @k8s/pod.yaml -o @out.json");
    assertThat(run("scan @out.json -o @out.json").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void reportThatTakesTheNameOfNoInputIsWritten() {
    assertThat(run("scan @k8s/pod.yaml -o @k8s/prod.txt --format json").code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(run("scan @k8s/pod.yaml --format json=@k8s/values.yaml").code())
        .as("it lies beside what is scanned")
        .isEqualTo(ExitCode.FINDINGS);
  }
}
