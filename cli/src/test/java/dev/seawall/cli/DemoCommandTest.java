package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first look without a cluster shows both sides of one, and what every room finds. */
class DemoCommandTest {
  @TempDir private Path folder;

  @Test
  void theDemoShowsBothSidesOfACluster() throws Exception {
    Path report = folder.resolve("demo.json");
    CommandRun run = CommandRun.of("demo", "--format", "json=" + report);
    assertThat(run.code()).as(run.err()).isIn(ExitCode.CLEAN, ExitCode.INCOMPLETE);
    JsonNode json = new ObjectMapper().readTree(Files.readString(report));
    List<String> checks = new ArrayList<>();
    json.get("findings").forEach(finding -> checks.add(finding.get("check").asText()));
    assertThat(checks)
        .contains(
            "api-endpoint-open-to-internet",
            "irsa-trust-without-subject",
            "privileged-container",
            "cluster-admin-bound");
    assertThat(json.get("coverage").get("notEvaluated"))
        .isNotEmpty()
        .allSatisfy(
            left -> assertThat(left.get("message").asText()).isEqualTo("needs several clusters"));
  }

  @Test
  void theSnapshotCanBeKept() {
    Path kept = folder.resolve("kept.snapshot");
    CommandRun.of("demo", "--keep", kept.toString());
    assertThat(kept).isNotEmptyFile();
    assertThat(CommandRun.of("demo", "--keep", kept.toString()).code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theSnapshotIsKeptWholeOrNotAtAll() throws Exception {
    CommandRun nowhere = CommandRun.of("demo", "--keep", folder.resolve("none/kept").toString());
    assertThat(nowhere.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nowhere.err()).contains("is in a folder that does not exist").hasLineCount(1);
    assertThat(CommandRun.of("demo", "--keep", "").code()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("demo", "--keep", "/proc/kept").code()).isEqualTo(ExitCode.INCOMPLETE);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void theSnapshotHoldsNoPathOfTheMachineItWasMadeOn() throws Exception {
    Path report = folder.resolve("demo.json");
    CommandRun.of("demo", "--format", "json=" + report);
    assertThat(Files.readString(report)).doesNotContain("/home/", "/root/", "/work/");
  }
}
