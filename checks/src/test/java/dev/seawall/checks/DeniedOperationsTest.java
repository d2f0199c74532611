package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Snapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Denies one call to AWS after another in every example: what a permission that is missing hides is
 * unknown, and never makes a cluster look better, nor worse.
 */
class DeniedOperationsTest {
  /** What is judged from other sources then, or left out where nobody read it. */
  private static final Set<String> BY_DESIGN =
      Set.of(
          // the calendar of the user guide decides
          "kubernetes-version-unsupported");

  @Test
  void aCallThatWasDeniedAcquitsNobody() {
    assertThat(
            told(
                true,
                results -> results.findings().isEmpty() && results.unknown().isEmpty(),
                BY_DESIGN))
        .isEmpty();
  }

  @Test
  void aCallThatWasDeniedAccusesNobody() {
    assertThat(told(false, results -> !results.findings().isEmpty(), Set.of())).isEmpty();
  }

  /** The failing or passing examples of whose results something is true once a call is denied. */
  private static List<String> told(
      boolean failing, Predicate<Results> isWrong, Set<String> leftOut) {
    List<String> wrong = new ArrayList<>();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      for (Check<?> check : Catalogue.load().checks()) {
        String id = check.spec().id();
        for (CheckPage.Example example : CheckPage.of(check).examples()) {
          if (example.fails() == failing && !leftOut.contains(id)) {
            denied(example)
                .forEach(
                    (call, snapshot) -> {
                      Catalogue alone = new Catalogue(List.of(check));
                      if (isWrong.test(
                          Judge.judge(new Inventory(snapshot), alone, Rules.none(), threads))) {
                        wrong.add(id + ".md:" + example.line() + " without " + call);
                      }
                    });
          }
        }
      }
    }
    return wrong;
  }

  /** The example with one call denied, for each call of each resource of AWS in it. */
  private static Map<String, Snapshot> denied(CheckPage.Example example) {
    Snapshot plain =
        example.info().equals("yaml cluster")
            ? Snapshots.cluster(example.text())
            : Snapshots.files(example.text());
    Map<String, Snapshot> denied = new LinkedHashMap<>();
    for (int i = 0; i < plain.documents().size(); i++) {
      Document document = plain.documents().get(i);
      if (!AwsResource.isOne(document.value())) {
        continue;
      }
      for (String key : document.value().entries().keySet()) {
        if (Character.isUpperCase(key.charAt(0))) {
          Map<String, Value> entries = new LinkedHashMap<>(document.value().entries());
          entries.put(key, new Unresolved(key + " was denied"));
          List<Document> documents = new ArrayList<>(plain.documents());
          documents.set(i, new Document(Mapping.of(entries), document.origin()));
          denied.put(
              key + " of " + entries.get("arn"),
              new Snapshot(plain.scope(), documents, plain.gaps(), plain.problems()));
        }
      }
    }
    return denied;
  }
}
