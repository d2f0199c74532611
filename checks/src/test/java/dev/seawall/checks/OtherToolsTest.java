package dev.seawall.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.judge.Results;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The situations that other tools test their checks with, judged by ours. Each document of {@code
 * othertools/*.yaml} is a check of theirs: {@code resources} with {@code ${case}} in it, and {@code
 * cases} with what stands there, what they say ({@code theirs}) and what we say ({@code ours}),
 * {@code why} only where the two differ.
 */
class OtherToolsTest {
  private static final Path CASES =
      Path.of(
          System.getProperty("seawall.root"),
          "checks/src/test/resources/dev/seawall/checks/othertools");

  @TestFactory
  Stream<DynamicTest> theirSituationsAreJudgedAsWeSay() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList().stream().flatMap(OtherToolsTest::cases);
    }
  }

  private static Stream<DynamicTest> cases(Path file) {
    return read(file).stream()
        .flatMap(
            group ->
                items(group, "cases").stream()
                    .map(
                        each ->
                            DynamicTest.dynamicTest(
                                text(group, "of") + " " + text(each, "name"),
                                () -> holds(group, each))));
  }

  private static void holds(Mapping group, Mapping each) {
    Check<?> check =
        Catalogue.load().checks().stream()
            .filter(known -> known.spec().id().equals(text(group, "check")))
            .findFirst()
            .orElseThrow();
    assertThat(CheckPage.of(check).equivalents()).contains(text(group, "of"));
    String yaml = text(group, "resources").replace("${case}", text(each, "case"));
    Results results = Examples.judge(check, Snapshots.files(yaml));
    assertThat(results.crashed()).isEmpty();
    String said = said(results);
    assertThat(results.problems()).hasSize(said.equals("none") ? 1 : 0);
    assertThat(said).isEqualTo(text(each, "ours"));
    boolean same = text(each, "theirs").toLowerCase(Locale.ROOT).equals(said);
    assertThat(text(each, "why")).as("why, for " + text(each, "name")).matches(same ? "" : ".+");
  }

  private static String said(Results results) {
    if (!results.findings().isEmpty()) {
      return "fail";
    }
    if (!results.unknown().isEmpty()) {
      return "unknown";
    }
    return results.coverage().decided() > 0 ? "pass" : "none";
  }

  private static List<Mapping> read(Path file) {
    try {
      return Snapshots.files(Files.readString(file, UTF_8)).documents().stream()
          .map(Document::value)
          .toList();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static List<Mapping> items(Mapping mapping, String key) {
    return mapping.get(key) instanceof Sequence found
        ? found.items().stream().map(Mapping.class::cast).toList()
        : List.of();
  }

  private static String text(Mapping mapping, String key) {
    Value found = mapping.get(key);
    return found instanceof dev.seawall.core.value.Text text ? text.text() : "";
  }
}
