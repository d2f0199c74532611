package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.check.Spec;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is asked of every check: the two files, their names, and a page that says all it has to. */
class CatalogueTest {
  private static final Set<String> TOOLS =
      Set.of(
          "checkov",
          "cis-eks",
          "config",
          "gatekeeper",
          "hardeneks",
          "kalm",
          "kube-bench",
          "kube-linter",
          "kube-score",
          "kubeaudit",
          "kubescape",
          "kyverno",
          "polaris",
          "popeye",
          "powerpipe",
          "prowler",
          "securityhub",
          "trivy");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern EQUIVALENT = Pattern.compile("([a-z-]+):[A-Za-z0-9][A-Za-z0-9_.-]*");
  private static final int LONGEST_TITLE = 70;
  private static final int LONGEST_MESSAGE = 160;

  /** Runs for each check, named by its id. */
  @FunctionalInterface
  private interface Rule {
    void hold(Check<?> check, CheckPage page);
  }

  private static Stream<DynamicTest> ofEveryCheck(Rule rule) {
    return Catalogue.load().checks().stream()
        .map(
            check ->
                DynamicTest.dynamicTest(
                    check.spec().id(), () -> rule.hold(check, CheckPage.of(check))));
  }

  @Test
  void everyPageBelongsToACheck() throws Exception {
    Set<String> ids = new HashSet<>();
    Catalogue.load().checks().forEach(check -> ids.add(check.spec().id()));
    Path pages = Path.of(System.getProperty("seawall.root"), "checks", "src", "main", "java");
    try (Stream<Path> files = Files.walk(pages)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".md"))
          .isNotEmpty()
          .allMatch(name -> ids.contains(name.substring(0, name.length() - ".md".length())));
    }
  }

  @TestFactory
  Stream<DynamicTest> theIdIsTheNameOfTheClass() {
    return ofEveryCheck(
        (check, page) -> {
          Spec<?> spec = check.spec();
          assertThat(spec.id()).matches(ID);
          assertThat(spec.id().replace("-", ""))
              .isEqualToIgnoringCase(check.getClass().getSimpleName());
        });
  }

  @TestFactory
  Stream<DynamicTest> thePageSaysWhatItIsWhyItMattersAndWhatToDo() {
    return ofEveryCheck(
        (check, page) -> {
          String why = "Why " + check.spec().severity().word();
          assertThat(page.title()).hasSizeBetween(3, LONGEST_TITLE).doesNotEndWith(".");
          assertThat(page.summary()).isNotBlank();
          assertThat(page.sections().keySet())
              .containsExactlyInAnyOrder(
                  why, "How to fix", "When to accept", CheckPage.FAILS, CheckPage.PASSES);
          page.sections().forEach((name, text) -> assertThat(text).as(name).isNotBlank());
        });
  }

  @TestFactory
  Stream<DynamicTest> thePageShowsAFailureAndAPass() {
    return ofEveryCheck(
        (check, page) -> {
          assertThat(page.examples()).as("fails").anyMatch(CheckPage.Example::fails);
          assertThat(page.examples()).as("passes").anyMatch(example -> !example.fails());
        });
  }

  @TestFactory
  Stream<DynamicTest> equivalentsNameAKnownToolAndOneOfItsIds() {
    return ofEveryCheck(
        (check, page) -> {
          List<String> equivalents = page.equivalents();
          assertThat(equivalents).doesNotHaveDuplicates();
          for (String each : equivalents) {
            assertThat(each).matches(EQUIVALENT);
            assertThat(TOOLS).contains(each.substring(0, each.indexOf(':')));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> messagesAreOneShortSentence() {
    return ofEveryCheck(
        (check, page) -> {
          for (CheckPage.Example example : page.examples()) {
            for (Finding finding : findings(check, example)) {
              assertThat(finding.message())
                  .hasSizeBetween(8, LONGEST_MESSAGE)
                  .doesNotContain("\n", "%")
                  .doesNotEndWith(".");
            }
          }
        });
  }

  private static List<Finding> findings(Check<?> check, CheckPage.Example example) {
    Snapshot snapshot =
        example.info().endsWith(" cluster")
            ? Snapshots.cluster(example.text())
            : Snapshots.files(example.text());
    return Examples.judge(check, snapshot).findings();
  }
}
