package dev.seawall.core.judge;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.judge.Shop.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;

/** What is said when no check that was asked for had anything to judge. */
class NothingJudgedTest {
  private static final String CONFIG_MAP =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\n";

  private record Containers(boolean onWholeClusters) implements Check<Container> {
    @Override
    public Spec<Container> spec() {
      Spec<Container> spec = Spec.check("bad-container").severity(LOW).judges(Container.class);
      return onWholeClusters ? spec.onWholeClusters() : spec;
    }

    @Override
    public Verdict judge(Container container, Inventory inventory) {
      return pass();
    }
  }

  @Test
  void filesWithoutAnythingToJudgeAreIncomplete() {
    Results results = judge(Snapshots.files(CONFIG_MAP), new Containers(false));
    assertThat(results.isComplete()).isFalse();
    assertThat(results.problems())
        .extracting(Problem::message)
        .containsExactly(
            "nothing was judged: no check that was asked for applies to the objects read");
  }

  @Test
  void filesForACheckOfWholeClustersAreIncomplete() {
    Results results = judge(Snapshots.files(CONFIG_MAP), new Containers(true));
    assertThat(results.isComplete()).isFalse();
    assertThat(results.problems())
        .extracting(Problem::message)
        .containsExactly(
            "nothing was judged, every check that was asked for was left out: needs a whole"
                + " cluster");
  }

  @Test
  void aWholeClusterWithoutAnyIsComplete() {
    Results results = judge(Snapshots.cluster(CONFIG_MAP), new Containers(true));
    assertThat(results.isComplete()).isTrue();
    assertThat(results.problems()).isEmpty();
    assertThat(results.coverage().percent()).isEqualTo(100);
    assertThat(results.score().isScored()).isFalse();
  }

  private record Objects() implements Check<KubernetesObject> {
    @Override
    public Spec<KubernetesObject> spec() {
      return Spec.check("bad-object").severity(LOW).judges(KubernetesObject.class);
    }

    @Override
    public Verdict judge(KubernetesObject object, Inventory inventory) {
      return pass();
    }
  }

  private static final String APPLICATION =
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\n";

  @Test
  void filesOfKindsThatNoCheckKnowsAreIncomplete() {
    Results results = judge(Snapshots.files(APPLICATION), new Objects(), new Containers(false));
    assertThat(results.isComplete()).isFalse();
    assertThat(results.score().isScored()).isFalse();
    assertThat(results.coverage().percent()).isZero();
    assertThat(results.problems())
        .extracting(Problem::message)
        .containsExactly("nothing was judged: no check knows what these are: Application");
  }

  @Test
  void oneThingThatIsKnownOrACheckOfAllKindsIsAnAnswer() {
    Results known =
        judge(
            Snapshots.files(APPLICATION + "---\n" + CONFIG_MAP),
            new Objects(),
            new Containers(false));
    assertThat(known.isComplete()).isTrue();
    assertThat(judge(Snapshots.files(APPLICATION), new Objects()).isComplete()).isTrue();
  }
}
