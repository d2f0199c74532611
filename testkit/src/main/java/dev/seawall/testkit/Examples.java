package dev.seawall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.snapshot.Snapshot;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs the examples on the pages of checks: each block under Fails must fail its check, each under
 * Passes must pass it. A block whose info string is {@code yaml cluster} is judged as a whole
 * cluster, any other as a file.
 */
public final class Examples {
  private Examples() {}

  /** A test for each example of each check; the system property {@code check} picks one check. */
  public static Stream<DynamicTest> of(Catalogue catalogue) {
    String only = System.getProperty("check", "");
    return catalogue.checks().stream()
        .filter(check -> only.isEmpty() || check.spec().id().equals(only))
        .flatMap(check -> CheckPage.of(check).examples().stream().map(each -> test(check, each)));
  }

  private static DynamicTest test(Check<?> check, CheckPage.Example example) {
    String id = check.spec().id();
    String name = id + ".md:" + example.line() + (example.fails() ? " fails" : " passes");
    return DynamicTest.dynamicTest(name, () -> run(check, example));
  }

  private static void run(Check<?> check, CheckPage.Example example) {
    Results results = judge(check, snapshot(example));
    assertThat(results.crashed()).as("crashed").isEmpty();
    assertThat(results.problems()).as("problems").isEmpty();
    assertThat(results.unknown()).as("unknown").isEmpty();
    if (example.fails()) {
      assertThat(results.findings()).as("findings").isNotEmpty();
      results.findings().forEach(finding -> assertThat(finding.message()).isNotBlank());
    } else {
      assertThat(results.findings()).as("findings").isEmpty();
      assertThat(results.coverage().decided()).as("assets that pass").isPositive();
    }
  }

  private static Snapshot snapshot(CheckPage.Example example) {
    return switch (example.info()) {
      case "yaml" -> Snapshots.files(example.text());
      case "yaml cluster" -> Snapshots.cluster(example.text());
      default ->
          throw new AssertionError(
              "line " + example.line() + ": expected a block of yaml or yaml cluster");
    };
  }

  /** What one check says of a snapshot. */
  public static Results judge(Check<?> check, Snapshot snapshot) {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      return Judge.judge(
          new Inventory(snapshot), new Catalogue(List.of(check)), Rules.none(), threads);
    }
  }
}
