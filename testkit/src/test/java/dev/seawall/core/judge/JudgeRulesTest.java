package dev.seawall.core.judge;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Position;
import dev.seawall.testkit.Snapshots;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Exceptions and baselines: what they hide, and what is told of them. */
class JudgeRulesTest {
  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - {name: app, image: a, securityContext: {privileged: true}}
            - {name: log, image: b}
      """;

  /** A check of the tests' own: privileged containers. */
  private static final class Privileged implements Check<Container> {
    @Override
    public Spec<Container> spec() {
      return Spec.check("privileged").severity(CRITICAL).judges(Container.class);
    }

    @Override
    public Verdict judge(Container container, Inventory inventory) {
      Fact<Boolean> privileged = container.privileged();
      return privileged.is(true) ? fail(privileged, "%s runs privileged", container) : pass();
    }
  }

  private static Results judge(Snapshot snapshot, Rules rules, int threads, Check<?>... checks) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      return Judge.judge(new Inventory(snapshot), new Catalogue(List.of(checks)), rules, executor);
    }
  }

  private static Rules accepting(String check, String asset, String expires) {
    Exemption exemption =
        new Exemption(check, asset, "me", "because", LocalDate.parse(expires), new Position(3, 5));
    return new Rules(
        List.of(exemption), "exceptions.yaml", Map.of(), LocalDate.parse("2026-11-21"));
  }

  @Test
  void anAcceptedRiskIsKeptApart() {
    Results results =
        judge(
            Snapshots.files(WEB),
            accepting("privileged", "Deployment shop/*", "2027-01-01"),
            1,
            new Privileged());
    assertThat(results.findings()).isEmpty();
    assertThat(results.accepted()).hasSize(1);
    assertThat(results.problems()).isEmpty();
  }

  @Test
  void e09_anExceptionForEveryAssetIsAppliedAndTold() {
    Rules rules = accepting("privileged", "* */*", "2027-01-01");
    Results results = judge(Snapshots.files(WEB), rules, 1, new Privileged());
    assertThat(results.accepted()).hasSize(1);
    assertThat(results.problems())
        .extracting(Problem::message)
        .containsExactly("exception for privileged on \"* */*\" accepts whatever that check finds");
  }

  @Test
  void e09_exceptionsThatAreExpiredUnusedUnknownOrTooWideAreTold() {
    assertThat(said(accepting("privileged", "Deployment shop/web", "2026-11-20")))
        .containsExactly(
            "exceptions.yaml:3:5 exception for privileged on \"Deployment shop/web\" expired on"
                + " 2026-11-20 and is not applied");
    assertThat(said(accepting("privileged", "Deployment shop/api", "2027-01-01")))
        .containsExactly(
            "exceptions.yaml:3:5 exception for privileged on \"Deployment shop/api\" matches"
                + " nothing");
    assertThat(said(accepting("Privileged", "*web", "2027-01-01")))
        .containsExactly(
            "exceptions.yaml:3:5 exception for Privileged on \"*web\" names no check; see seawall"
                + " checks list");
    assertThat(said(accepting("*", "* */*", "2027-01-01")))
        .containsExactly(
            "exceptions.yaml:3:5 exception for * on \"* */*\" would accept everything and is not"
                + " applied");
    assertThat(said(accepting("*", "**", "2027-01-01")))
        .containsExactly(
            "exceptions.yaml:3:5 exception for * on \"**\" would accept everything and is not"
                + " applied");
  }

  private static List<String> said(Rules rules) {
    Results results = judge(Snapshots.files(WEB), rules, 1, new Privileged());
    assertThat(results.findings()).hasSize(1);
    assertThat(results.problems()).allMatch(problem -> problem.level() == Problem.Level.NOTICE);
    return results.problems().stream().map(p -> p.place() + " " + p.message()).toList();
  }

  @Test
  void i08_aBaselineHidesAsManyAsItHoldsByFingerprint() {
    Snapshot twice = Snapshots.files(WEB + "---\n" + WEB);
    List<Finding> both = judge(twice, Rules.none(), 1, new Privileged()).findings();
    assertThat(both).hasSize(2);
    String fingerprint = both.getFirst().fingerprint();
    Rules rules = new Rules(List.of(), "", Map.of(fingerprint, 1, "other", 4), LocalDate.EPOCH);
    Results results = judge(twice, rules, 1, new Privileged());
    assertThat(results.findings()).hasSize(1);
    assertThat(results.known()).isEqualTo(1);
  }
}
