package dev.seawall.core.judge;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.judge.Shop.WEB;
import static dev.seawall.core.judge.Shop.accepting;
import static dev.seawall.core.judge.Shop.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Shop.Privileged;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Snapshots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTest {
  /** A check that needs network policies. */
  private static final class Isolated implements Check<PodTemplate> {
    @Override
    public Spec<PodTemplate> spec() {
      return Spec.check("not-isolated")
          .severity(LOW)
          .judges(PodTemplate.class)
          .reads(Types.NETWORK_POLICIES);
    }

    @Override
    public Verdict judge(PodTemplate pod, Inventory inventory) {
      return inventory.cluster().objects(Types.NETWORK_POLICIES).isEmpty()
          ? fail(pod, "%s is selected by no policy", pod)
          : pass();
    }
  }

  /** A check with a fault. */
  private static final class Faulty implements Check<Container> {
    @Override
    public Spec<Container> spec() {
      return Spec.check("faulty").severity(LOW).judges(Container.class);
    }

    @Override
    public Verdict judge(Container container, Inventory inventory) {
      if (container.name().equals("log")) {
        throw new IllegalArgumentException("no such thing");
      }
      return pass();
    }
  }

  private static Snapshot with(Snapshot snapshot, Gap gap) {
    return new Snapshot(snapshot.scope(), snapshot.documents(), List.of(gap), snapshot.problems());
  }

  @Test
  void aFindingNamesTheAssetThePlaceAndTheValue() {
    Results results = judge(WEB);
    assertThat(results.findings()).hasSize(1);
    Finding finding = results.findings().getFirst();
    assertThat(finding.asset()).hasToString("Deployment shop/web");
    assertThat(finding.message()).isEqualTo("container app runs privileged");
    assertThat(finding.location()).isEqualTo(new Location("test.yaml", 10, 49));
    Evidence evidence = finding.evidence().getFirst();
    assertThat(evidence.path())
        .isEqualTo("spec.template.spec.containers[0].securityContext.privileged");
    assertThat(evidence.value()).isEqualTo("true");
    assertThat(finding.fingerprint()).matches("[0-9a-f]{32}");
    assertThat(results.coverage().percent()).isEqualTo(100);
    assertThat(results.isComplete()).isTrue();
  }

  @Test
  void i10_resultsDoNotDependOnThreadsOrOrder() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      yaml.append(WEB.replace("name: web", "name: web" + i % 250)).append("---\n");
    }
    Snapshot snapshot = Snapshots.files(yaml.toString());
    Results expected = judge(snapshot, new Privileged(), new Isolated(), new Faulty());
    Random random = new Random(7);
    for (int threads = 1; threads <= 4; threads++) {
      List<Document> shuffled = new ArrayList<>(snapshot.documents());
      Collections.shuffle(shuffled, random);
      Snapshot other =
          new Snapshot(snapshot.scope(), shuffled, snapshot.gaps(), snapshot.problems());
      assertThat(
              judge(other, Rules.none(), threads, new Privileged(), new Isolated(), new Faulty()))
          .isEqualTo(expected);
    }
    assertThat(expected.findings()).hasSizeGreaterThan(500);
  }

  @Test
  void theFingerprintStaysWhenContainersAreReorderedAndDiffersBetweenThem() {
    String both = WEB.replace("image: b}", "image: b, securityContext: {privileged: true}}");
    List<Finding> findings = judge(both).findings();
    assertThat(findings).hasSize(2);
    assertThat(findings.get(0).fingerprint()).isNotEqualTo(findings.get(1).fingerprint());
    String reordered = WEB.replace("containers:", "containers:\n      - {name: first, image: c}");
    assertThat(judge(reordered).findings().getFirst().fingerprint())
        .isEqualTo(judge(WEB).findings().getFirst().fingerprint());
  }

  @Test
  void a10_aKeyWrittenTwiceIsJudgedBothWays() {
    String first =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n  - name: a\n"
            + "    image: i\n    securityContext:\n      privileged: %s\n      privileged: %s\n";
    assertThat(judge(first.formatted("true", "false")).findings()).hasSize(1);
    assertThat(judge(first.formatted("false", "true")).findings()).hasSize(1);
    assertThat(judge(first.formatted("false", "false")).findings()).isEmpty();
  }

  @Test
  void a20_aFieldOfTheWrongTypeIsUnknownAndSaysWhere() {
    Results results = judge(WEB.replace("privileged: true", "privileged: \"yes\""));
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
    assertThat(results.unknown().getFirst().reason())
        .isEqualTo(
            "spec.template.spec.containers[0].securityContext.privileged is text, expected true or"
                + " false");
    assertThat(results.unknown().getFirst().location().line()).isEqualTo(10);
    assertThat(results.isComplete()).isFalse();
    assertThat(results.coverage().percent()).isEqualTo(50);
  }

  @Test
  void a19_containersThatAreNoListAreOneErrorAndNotAPass() {
    Results results =
        judge("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {containers: {}}\n");
    assertThat(results.problems()).hasSize(1);
    assertThat(results.problems().getFirst().message())
        .isEqualTo("Pod x: spec.containers is a mapping, expected a list");
    assertThat(results.isComplete()).isFalse();
  }

  @Test
  void a22_anObjectThatIsBeingDeletedIsJudged() {
    String deleted = WEB.replace("namespace: shop", "deletionTimestamp: \"2026-01-01T00:00:00Z\"");
    assertThat(judge(deleted).findings()).hasSize(1);
  }

  @Test
  void a24_initAndEphemeralContainersAreJudged() {
    String pod =
        "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n"
            + "  initContainers: [{name: i, image: a, securityContext: {privileged: true}}]\n"
            + "  ephemeralContainers: [{name: e, image: a, securityContext: {privileged: true}}]\n";
    assertThat(judge(pod).findings())
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "init container i runs privileged", "ephemeral container e runs privileged");
  }

  @Test
  void c01_aTypeThatWasNotReadMakesDependentsUnknownAndTheScanIncomplete() {
    Gap gap =
        new Gap(
            Types.NETWORK_POLICIES,
            "",
            "list",
            Gap.Reason.FORBIDDEN,
            "list networkpolicies denied");
    Snapshot snapshot = with(Snapshots.cluster(WEB), gap);
    Results results = judge(snapshot, new Privileged(), new Isolated());
    assertThat(results.findings()).extracting(Finding::check).containsExactly("privileged");
    assertThat(results.unknown()).hasSize(1);
    assertThat(results.unknown().getFirst().check()).isEqualTo("not-isolated");
    assertThat(results.unknown().getFirst().reason()).isEqualTo("list networkpolicies denied");
    assertThat(results.isComplete()).isFalse();
  }

  @Test
  void aGapInOneNamespaceConcernsThatNamespaceAlone() {
    Gap gap = new Gap(Types.NETWORK_POLICIES, "other", "list", Gap.Reason.FORBIDDEN, "denied");
    Snapshot snapshot = with(Snapshots.cluster(WEB), gap);
    Results results = judge(snapshot, new Isolated());
    assertThat(results.findings()).hasSize(1);
  }

  @Test
  void aTypeOfTheAssetsThatWasNotReadIsUnknownBesideWhatWasSeen() {
    Gap gap = new Gap(Types.DAEMON_SETS, "", "list", Gap.Reason.FORBIDDEN, "denied");
    Results results = judge(with(Snapshots.cluster(WEB), gap), new Privileged());
    assertThat(results.findings()).hasSize(1);
    assertThat(results.unknown()).hasSize(1);
    assertThat(results.coverage().percent()).isLessThan(100);
  }

  @Test
  void whatWasNotAskedForIsSaidAndDoesNotMakeTheScanIncomplete() {
    Gap gap = new Gap(Types.NETWORK_POLICIES, "", "list", Gap.Reason.NOT_ASKED, "not asked for");
    Results results = judge(with(Snapshots.cluster(WEB), gap), new Isolated(), new Privileged());
    assertThat(results.findings()).extracting(Finding::check).containsExactly("privileged");
    assertThat(results.coverage().notEvaluated()).containsEntry("not-isolated", "not asked for");
    assertThat(results.isComplete()).isTrue();
  }

  @Test
  void e08_aCheckThatFailsIsContainedAndTold() {
    Results results = judge(Snapshots.files(WEB), new Faulty(), new Privileged());
    assertThat(results.crashed()).containsExactly("faulty");
    assertThat(results.unknown()).hasSize(1);
    assertThat(results.findings()).hasSize(1);
  }

  @Test
  void aMessageThatCannotBeWrittenIsAFaultOfItsCheckAlone() {
    Check<Container> misspelt =
        new Check<>() {
          @Override
          public Spec<Container> spec() {
            return Spec.check("misspelt").severity(LOW).judges(Container.class);
          }

          @Override
          public Verdict judge(Container container, Inventory inventory) {
            return fail(container, "%d is a number", container);
          }
        };
    Results results = judge(Snapshots.files(WEB), misspelt, new Privileged());
    assertThat(results.crashed()).containsExactly("misspelt");
    assertThat(results.unknown()).hasSize(2);
    assertThat(results.findings()).hasSize(1);
  }

  @Test
  void anErrorOfTheMachineEndsTheJudgementAsItself() {
    OutOfMemoryError error = new OutOfMemoryError("as if");
    Check<Container> greedy =
        new Check<>() {
          @Override
          public Spec<Container> spec() {
            return Spec.check("greedy").severity(LOW).judges(Container.class);
          }

          @Override
          public Verdict judge(Container container, Inventory inventory) {
            throw error;
          }
        };
    assertThatThrownBy(() -> judge(Snapshots.files(WEB), greedy)).isSameAs(error);
  }

  @Test
  void aNameOfTheWrongTypeIsShownAndHidesNoFinding() {
    assertThat(judge(WEB.replace("name: app", "name: 5")).findings())
        .extracting(Finding::message)
        .containsExactly("container 5 runs privileged");
    assertThat(judge(WEB.replace("name: app", "name: [app]")).findings())
        .extracting(Finding::message)
        .containsExactly("container (name not known) runs privileged");
  }

  /** A check whose severity depends on what it sees. */
  private static final class Root implements Check<Container> {
    @Override
    public Spec<Container> spec() {
      return Spec.check("root").severity(CRITICAL).judges(Container.class);
    }

    @Override
    public Verdict judge(Container container, Inventory inventory) {
      Verdict.Fail fail = fail(container.runAsUser(), "%s has a user", container);
      return container.runAsUser().is(0L) ? fail : fail.as(LOW);
    }
  }

  @Test
  void documentWithAKeyTwiceIsOnePodAndTheWorseReadingIsTold() {
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: app,"
            + " image: a, securityContext: {runAsUser: %d, runAsUser: %d}}]}}";
    for (String each : List.of(pod.formatted(0, 7), pod.formatted(7, 0))) {
      Results results = judge(Snapshots.files(each), new Root());
      assertThat(results.findings()).hasSize(1);
      assertThat(results.findings().getFirst().severity()).as(each).isEqualTo(CRITICAL);
      assertThat(results.findings().getFirst().instances()).isEqualTo(1);
    }
  }

  @Test
  void g15_nothingKnownIsNotScoredAndAnUnknownIsNeverGood() {
    assertThat(judge("apiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n").score().isScored())
        .isFalse();
    String unknown = WEB.replace("privileged: true", "privileged: \"yes\"");
    assertThat(judge(unknown).score()).isEqualTo(new Score(50, 100));
    assertThat(judge(WEB).score()).as("one critical").isEqualTo(new Score(40, 40));
    Results accepted =
        judge(
            Snapshots.files(WEB),
            accepting("privileged", "Deployment shop/*", "2027-01-01"),
            1,
            new Privileged());
    assertThat(accepted.score()).isEqualTo(new Score(100, 100));
  }

  @Test
  void anEmptySnapshotIsNotComplete() {
    assertThat(judge("").isComplete()).isFalse();
  }
}
