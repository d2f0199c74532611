package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Line E09: an exception is honoured as it is written or refused with file, line and column. */
class ExceptionFilesTest {
  private static final String GOOD =
      """
      exceptions:
        - check: privileged-container
          asset: Pod shop/bad
          owner: platform@example.com
          reason: it formats disks
          expires: 9998-12-31
      """;

  @TempDir private Path folder;
  private Path pod = Path.of("");

  @BeforeEach
  void writePod() throws IOException {
    pod = Files.writeString(folder.resolve("pod.yaml"), Manifests.PRIVILEGED);
  }

  private CommandRun scan(String exceptions) throws IOException {
    Path file = Files.writeString(folder.resolve("exceptions.yaml"), exceptions);
    return CommandRun.of(
        "scan",
        "--check",
        "privileged-container",
        "--format",
        "json",
        "--exceptions",
        file.toString(),
        pod.toString());
  }

  @Test
  void acceptedFindingIsListedAndNotCounted() throws IOException {
    CommandRun run = scan(GOOD);
    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.CLEAN);
    assertThat(run.out()).contains("\"findings\" : [ ]").contains("it formats disks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "owner: platform@example.com | ownr: x | :4:5: unknown key ownr; expected one of asset,"
            + " check, expires, owner, reason",
        "reason: it formats disks | reason: '' | :5:5: reason is empty; expected text",
        "reason: it formats disks | reason: 5 | :5:5: reason is a whole number; expected text",
        "owner: platform@example.com | owner: ~ | :4:5: owner is null; expected text",
        "9998-12-31 | 9998-13-01 | :6:5: expires is \"9998-13-01\"; expected a day such as"
            + " 2027-01-31",
        "9998-12-31 | 9998-02-30 | :6:5: expires is \"9998-02-30\"; expected a day",
        "9998-12-31 | 31.12.9998 | :6:5: expires is \"31.12.9998\"; expected a day",
        "9998-12-31 | never | :6:5: expires is \"never\"; expected a day",
        "9998-12-31 | 2026-12-31T00:00:00Z | :6:5: expires is",
        "exceptions: | exemptions: | :1:1: unknown key exemptions; expected one of exceptions",
        "- check: privileged-container | - privileged-container | expected YAML"
      })
  void wrongExceptionIsRefusedWithItsPlace(String from, String to, String sentence)
      throws IOException {
    CommandRun run = scan(GOOD.replace(from, to));
    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("exceptions.yaml").contains(sentence).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"asset", "owner", "reason", "expires"})
  void exceptionThatLeavesSomethingOutIsRefusedWithItsPlace(String key) throws IOException {
    CommandRun run = scan(GOOD.replaceFirst("(?m)^    " + key + ": .*\\R", ""));
    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).endsWith("exceptions.yaml:2:5: " + key + " is missing; expected text\n");
  }

  @Test
  void exceptionIsInForceOnItsLastDayAndOverAfterIt() throws IOException {
    CommandRun over = scan(GOOD.replace("9998-12-31", "2020-01-01"));
    assertThat(over.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(over.out()).contains("2020-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "check: privileged-container, check: privleged-container, names no check",
    "asset: Pod shop/bad, asset: Pod shop/good, nothing",
    "asset: Pod shop/bad, asset: pod shop/bad, nothing"
  })
  void exceptionThatHidesNothingIsTold(String from, String to, String sentence) throws IOException {
    CommandRun run = scan(GOOD.replace(from, to));
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("exceptions.yaml").contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trivy:KSV-0017",
        "KSV-0017",
        "ksv017",
        "AVD-KSV-0017",
        "kubescape:C-0057",
        "CKV_K8S_16",
      })
  void exceptionMayNameACheckAsAnotherScannerDoes(String id) throws IOException {
    CommandRun run = scan(GOOD.replace("privileged-container", id));
    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.CLEAN);
    assertThat(run.out()).contains("\"findings\" : [ ]").contains("it formats disks");
  }

  @Test
  void exceptionThatMayMeanSeveralChecksIsRefusedWithItsPlace() throws IOException {
    CommandRun run = scan(GOOD.replace("privileged-container", "CKV_K8S_28"));
    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .endsWith(
            "exceptions.yaml:2:5: check is \"CKV_K8S_28\", which is capabilities-not-dropped"
                + " and capability-outside-baseline; expected one\n");
  }

  @Test
  void exceptionForACheckThatIsNotAskedIsNotSaidToNameNone() throws IOException {
    CommandRun run = scan(GOOD.replace("privileged-container", "run-as-root"));
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).doesNotContain("names no check").doesNotContain("exceptions.yaml");
  }

  @Test
  void exceptionForEverythingIsToldAndNotApplied() throws IOException {
    CommandRun run =
        scan(
            GOOD.replace("check: privileged-container", "check: '*'")
                .replace("asset: Pod shop/bad", "asset: '*'"));
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(run.out()).contains("exceptions.yaml").contains("everything");
  }

  @Test
  void anEmptyMappingIsNoBaseline() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.json"), "{ }\n");
    Path pod = Files.writeString(folder.resolve("pod.yaml"), Manifests.PRIVILEGED);
    CommandRun run = CommandRun.of("scan", "--baseline", file.toString(), pod.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .endsWith("empty.json: has no findings; expected a report of --format json\n");
  }
}
