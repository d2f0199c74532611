package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Line I03: settings are refused with a place, and not heard when they come with what is scanned.
 */
class SettingsFilesTest {
  @TempDir private Path folder;
  private Path scanned = Path.of("");

  @BeforeEach
  void writePod() throws IOException {
    scanned = Files.createDirectories(folder.resolve("project/manifests"));
    Files.writeString(scanned.resolve("pod.yaml"), Manifests.PRIVILEGED);
  }

  private CommandRun scan(String settings) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.yaml"), settings);
    return CommandRun.of("scan", "--config", file.toString(), scanned.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "colour: red | :1:1: unknown key colour; expected one of baseline, exceptions,"
            + " exclude-checks, fail-on, format",
        "fail-on: high\\nfailon: low | :2:1: unknown key failon",
        "exclude-checks: run-as-root | :1:1: exclude-checks is text; expected a list",
        "exclude-checks: [5] | :1:18: an item of exclude-checks is a whole number; expected text",
        "exclude-checks: [no-such-check] | no check is called no-such-check",
        "fail-on: [high] | :1:1: fail-on is a list; expected text",
        "fail-on: | :1:1: fail-on is null; expected text",
        "fail-on: hihg | :1:1: fail-on is \"hihg\"; expected critical, high, medium, low or never",
        "fail-on: low\\nfail-on: never | :2:1: duplicate key \"fail-on\"",
        "format: [jsno] | :1:10: --format jsno is not known",
        "- fail-on: low | expected one mapping",
        "fail-on: low\\n---\\nfail-on: never | holds 2 documents; expected one mapping",
        "- # nothing | holds no mapping; expected one mapping",
        "nothing | expected one mapping",
        "fail-on: [ | expected YAML",
        "exceptions: nowhere.yaml | nowhere.yaml: cannot be read: there is no such file",
        "baseline: nowhere.json | nowhere.json: cannot be read: there is no such file"
      })
  void wrongSettingsAreRefusedWithTheirPlace(String settings, String sentence) throws IOException {
    CommandRun run = scan(settings.replace("\\n", "\n") + "\n");
    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(sentence).hasLineCount(1);
  }

  @Test
  void settingsThatAreNamedAreHeard() throws IOException {
    assertThat(scan("fail-on: never\n").code()).isEqualTo(ExitCode.CLEAN);
    assertThat(scan("format: [csv]\n").out()).contains("privileged-container");
    Path file = folder.resolve("settings.yaml");
    CommandRun run =
        CommandRun.of("scan", "--fail-on", "low", "--config", file.toString(), scanned.toString());
    assertThat(run.code()).as("the command line wins").isEqualTo(ExitCode.FINDINGS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# fail-on: never\n",
        "---\n  # a\n\n#b",
        "\ufeff# a\n",
        "{}\n",
        "{ }"
      })
  void settingsThatSayNothingAreNoSettings(String text) throws IOException {
    CommandRun run = scan(text);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    Path baseline = Files.writeString(folder.resolve("baseline.json"), text);
    CommandRun wrong = CommandRun.of("scan", "--baseline", "" + baseline, "" + scanned);
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("has no findings; expected a report of --format json");
  }

  @Test
  void settingsThatAreNotThereAreAMistakeAndADirectoryToo() {
    CommandRun gone = CommandRun.of("scan", "--config", folder + "/none.yaml", "" + scanned);
    assertThat(gone.code()).isEqualTo(ExitCode.USAGE);
    assertThat(gone.err()).contains("none.yaml: cannot be read: there is no such file");
    assertThat(CommandRun.of("scan", "--config", "" + folder, "" + scanned).code())
        .isEqualTo(ExitCode.USAGE);
  }

  private ProjectSettings.Found found(Path of, boolean trusted) throws IOException {
    Files.writeString(of.resolve("seawall.yaml"), "exclude-checks: [privileged-container]\n");
    return new ProjectSettings(of).find(List.of(scanned), trusted);
  }

  @Test
  void settingsBesideWhatIsScannedAreHeardWithoutAWorkTree() throws IOException {
    assertThat(found(folder.resolve("project"), false).settings().isEmpty()).isFalse();
    assertThat(found(folder.resolve("project"), false).unheard()).isEmpty();
  }

  @Test
  void settingsInsideTheScannedFolderAreNotHeardUnlessTrusted() throws IOException {
    assertThat(found(scanned, false).settings().isEmpty()).isTrue();
    assertThat(found(scanned, false).unheard())
        .contains("comes with what is scanned")
        .contains("--trust-project-config");
    assertThat(found(scanned, true).settings().excludedChecks()).hasSize(1);
  }

  @Test
  void settingsOfTheScannedWorkTreeAreNotHeardUnlessTrusted() throws IOException {
    Path project = folder.resolve("project");
    Files.createDirectory(project.resolve(".git"));
    assertThat(found(project, false).settings().isEmpty()).isTrue();
    assertThat(found(project, true).settings().isEmpty()).isFalse();
  }

  @Test
  void linkToTheScannedFolderDoesNotMakeItsSettingsHeard() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), scanned);
    Files.writeString(scanned.resolve("seawall.yaml"), "fail-on: never\n");
    ProjectSettings.Found found = new ProjectSettings(scanned).find(List.of(link), false);
    assertThat(found.settings().isEmpty()).isTrue();
  }

  @Test
  void settingsThatEverybodyMayWriteAreNotHeardUnlessTrusted() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    found(elsewhere, false);
    Files.setPosixFilePermissions(
        elsewhere.resolve("seawall.yaml"), PosixFilePermissions.fromString("rw-rw-rw-"));
    ProjectSettings.Found found = new ProjectSettings(elsewhere).find(List.of(scanned), false);
    assertThat(found.settings().isEmpty()).isTrue();
    assertThat(found.unheard()).contains("may be written by everybody");
  }

  @Test
  void baselineHidesWhatItHoldsByFingerprintAndNothingElse() throws IOException {
    Path baseline = folder.resolve("baseline.json");
    assertThat(CommandRun.of("scan", "-o", "" + baseline, "" + scanned).code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(CommandRun.of("scan", "--baseline", "" + baseline, "" + scanned).code())
        .isEqualTo(ExitCode.CLEAN);
    Files.writeString(
        scanned.resolve("second.yaml"), Manifests.PRIVILEGED.replace("name: bad", "name: worse"));
    CommandRun again =
        CommandRun.of("scan", "--format", "csv", "--baseline", "" + baseline, "" + scanned);
    assertThat(again.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(again.out()).contains("worse").doesNotContain("Pod,shop,bad");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "not json | expected one mapping",
        "{\"findings\": [ | expected",
        "{\"schemaVersion\": \"1.0\"} | has no findings; expected a report of --format json",
        "{\"findings\": []} | schema version that is missing; expected 1.0",
        "{\"schemaVersion\": \"9.0\", \"findings\": []} | schema version 9.0; expected 1.0",
        "{\"schemaVersion\": \"10.0\", \"findings\": []} | schema version 10.0; expected 1.0",
        "{\"schemaVersion\": \"1.0\", \"findings\": 5} | findings is a whole number; expected a"
            + " list",
        "{\"schemaVersion\": \"1.0\", \"findings\": [5]} | expected a finding",
        "{\"schemaVersion\": \"1.0\", \"findings\": [{\"check\": \"x\"}]} | :1:39: fingerprint is"
            + " missing",
        "{\"schemaVersion\": \"1.0\", \"findings\": [{\"fingerprint\": 7}]} | fingerprint is a"
            + " whole number"
      })
  void baselineThatIsNoReportIsRefused(String text, String sentence) throws IOException {
    Path baseline = Files.writeString(folder.resolve("baseline.json"), text);
    CommandRun run = CommandRun.of("scan", "--baseline", "" + baseline, "" + scanned);
    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(sentence).contains("baseline.json").hasLineCount(1);
  }

  @Test
  void hugeBaselineIsReadAndBinaryOneRefused() throws IOException {
    StringBuilder text = new StringBuilder("{\"schemaVersion\": \"1.0\", \"findings\": [");
    for (int i = 0; i < 200_000; i++) {
      text.append(i == 0 ? "" : ",").append("{\"fingerprint\":\"").append(i).append("\"}\n");
    }
    Path baseline = Files.writeString(folder.resolve("baseline.json"), text.append("]}"));
    assertThat(CommandRun.of("scan", "--baseline", "" + baseline, "" + scanned).code())
        .isEqualTo(ExitCode.FINDINGS);
    Files.write(baseline, "\0\1\u00ff".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(CommandRun.of("scan", "--baseline", "" + baseline, "" + scanned).code())
        .isEqualTo(ExitCode.USAGE);
  }
}
