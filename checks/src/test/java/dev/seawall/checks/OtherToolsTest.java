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
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The situations that other tools test their checks with, judged by ours. Each document of {@code
 * othertools/*.yaml} is a check of theirs: {@code resources} with {@code ${case}} in it, and {@code
 * cases} with what stands there, what they say ({@code theirs}) and what we say ({@code ours}),
 * {@code why} only where the two differ. What their checks are called stands in {@code
 * tool-ids/*.txt}.
 */
class OtherToolsTest {
  private static final Path RESOURCES =
      Path.of(System.getProperty("seawall.root"), "checks/src/test/resources/dev/seawall/checks");
  private static final Path CASES = RESOURCES.resolve("othertools");
  private static final Path IDS = RESOURCES.resolve("tool-ids");

  @TestFactory
  Stream<DynamicTest> theirSituationsAreJudgedAsWeSay() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList().stream().flatMap(OtherToolsTest::cases);
    }
  }

  /** The lists are of the versions that their first lines name. */
  @ParameterizedTest
  @ValueSource(strings = {"checkov", "config", "hardeneks", "powerpipe", "prowler", "securityhub"})
  void theirChecksAreCalledSo(String tool) throws IOException {
    List<String> known = Files.readAllLines(IDS.resolve(tool + ".txt"), UTF_8);
    for (Check<?> check : Catalogue.load().checks()) {
      assertThat(CheckPage.of(check).equivalents())
          .as(check.spec().id())
          .filteredOn(each -> each.startsWith(tool + ":"))
          .allSatisfy(each -> assertThat(known).contains(each.substring(tool.length() + 1)));
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
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Mapping> items(Mapping mapping, String key) {
    return mapping.get(key) instanceof Sequence found
        ? found.items().stream().map(Mapping.class::cast).toList()
        : List.of();
  }

  private static String text(Mapping mapping, String key) {
    Value found = mapping.get(key);
    return found instanceof Text text ? text.text() : "";
  }
}
