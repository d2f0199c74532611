package dev.seawall.core.judge;

import static dev.seawall.core.judge.Shop.WEB;
import static dev.seawall.core.judge.Shop.accepting;
import static dev.seawall.core.judge.Shop.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.judge.Shop.Privileged;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Snapshots;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exceptions and baselines: what they hide, and what is told of them. */
class JudgeRulesTest {
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
    List<Finding> both = judge(twice, new Privileged()).findings();
    assertThat(both).hasSize(2);
    String fingerprint = both.getFirst().fingerprint();
    Rules rules = new Rules(List.of(), "", Map.of(fingerprint, 1, "other", 4), LocalDate.EPOCH);
    Results results = judge(twice, rules, 1, new Privileged());
    assertThat(results.findings()).hasSize(1);
    assertThat(results.known()).isEqualTo(1);
  }
}
