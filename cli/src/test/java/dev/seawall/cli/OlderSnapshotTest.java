package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Of objects that a snapshot's collection never asked for nothing is said, least that none exist.
 */
class OlderSnapshotTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final String CHECK = "ingress-not-isolated";

  @Test
  void aCheckOfATypeThatWasNotAskedForIsNotEvaluated() {
    SortedSet<ResourceType> all = Sources.kubernetesTypes(Sources.types(CATALOGUE));
    assertThat(notEvaluated(all, Map.of())).doesNotContainKey(CHECK);
    all.remove(Types.NETWORK_POLICIES);
    assertThat(notEvaluated(all, Map.of()))
        .hasEntrySatisfying(
            CHECK,
            why -> assertThat(why).contains("networkpolicies", "collected without", "again"));
  }

  /** There a type is no more complete than its namespaces, and what was read is judged. */
  @Test
  void aSnapshotOfSomeNamespacesIsJudged() {
    SortedSet<ResourceType> some = new TreeSet<>(List.of(Types.NODES));
    assertThat(notEvaluated(some, Map.of("namespaces", "only namespace shop")))
        .doesNotContainKey(CHECK);
  }

  @Test
  void aTypeOfAwsThatWasNotAskedForIsAGap() {
    SortedSet<ResourceType> all = whole();
    assertThat(gaps(all, List.of())).isEmpty();
    all.remove(AwsTypes.DETECTORS);
    assertThat(gaps(all, List.of()))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.type()).isEqualTo(AwsTypes.DETECTORS);
              assertThat(gap.reason()).isEqualTo(Gap.Reason.NOT_ASKED);
            });
  }

  /** What was refused was asked for: its gap is enough. */
  @Test
  void aTypeThatWasRefusedIsNotCalledLeftOut() {
    SortedSet<ResourceType> all = whole();
    all.remove(AwsTypes.DETECTORS);
    Gap refused =
        new Gap(
            AwsTypes.DETECTORS,
            "111122223333/eu-west-1",
            "guardduty:ListDetectors",
            Gap.Reason.FORBIDDEN,
            "guardduty:ListDetectors was denied");
    assertThat(gaps(all, List.of(refused))).containsExactly(refused);
  }

  @Test
  void aSideThatNobodyReadHasNoGaps() {
    SortedSet<ResourceType> one = whole();
    one.removeIf(AwsTypes::isOne);
    assertThat(gaps(one, List.of())).isEmpty();
    SortedSet<ResourceType> other = whole();
    other.removeIf(type -> !AwsTypes.isOne(type));
    assertThat(gaps(other, List.of())).isEmpty();
  }

  private static SortedSet<ResourceType> whole() {
    SortedSet<ResourceType> whole = Sources.types(CATALOGUE);
    whole.addAll(Sources.kubernetesTypes(whole));
    return whole;
  }

  private static List<Gap> gaps(SortedSet<ResourceType> complete, List<Gap> known) {
    Scope scope = new Scope(Scope.Kind.CLUSTER, "prod", complete, Map.of());
    Snapshot snapshot = new Snapshot(scope, List.of(), known, List.of());
    return Sources.withTypesNotAskedFor(snapshot, CATALOGUE).gaps();
  }

  private static Map<String, String> notEvaluated(
      SortedSet<ResourceType> complete, Map<String, String> details) {
    Scope scope = new Scope(Scope.Kind.CLUSTER, "prod", complete, details);
    Snapshot snapshot = new Snapshot(scope, List.of(), List.of(), List.of());
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Results results =
          Judge.judge(
              new Inventory(Sources.withTypesNotAskedFor(snapshot, CATALOGUE)),
              CATALOGUE,
              Rules.none(),
              threads);
      return results.coverage().notEvaluated();
    }
  }
}
