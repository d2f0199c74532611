package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import dev.seawall.testkit.Snapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * Puts values that nobody would write in the place of every single value of every example: whatever
 * a file holds, a check answers, and Unknown is an answer.
 */
class OddValuesTest {
  private static final List<Value> ODD =
      List.of(
          new Whole(Long.MAX_VALUE),
          new Text("%s/*:,@[{(\u202e"),
          new Unresolved("a variable"),
          Mapping.of(Map.of("", Null.NULL)),
          Sequence.of(List.of(new Text(""), Mapping.EMPTY)));

  @Test
  void noCheckFailsWhateverAFieldHolds() {
    Map<String, String> crashed = new TreeMap<>();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      for (Check<?> check : Catalogue.load().checks()) {
        for (CheckPage.Example example : CheckPage.of(check).examples()) {
          for (Snapshot odd : oddOnes(example)) {
            Results results =
                Judge.judge(
                    new Inventory(odd), new Catalogue(List.of(check)), Rules.none(), threads);
            if (!results.crashed().isEmpty()) {
              crashed.put(check.spec().id(), results.unknown() + " on " + odd.documents());
            }
          }
        }
      }
    }
    assertThat(crashed).isEmpty();
  }

  private static List<Snapshot> oddOnes(CheckPage.Example example) {
    Snapshot plain =
        example.info().equals("yaml cluster")
            ? Snapshots.cluster(example.text())
            : Snapshots.files(example.text());
    List<Snapshot> odd = new ArrayList<>();
    for (int i = 0; i < plain.documents().size(); i++) {
      Document document = plain.documents().get(i);
      for (Value each : variants(document.value())) {
        List<Document> documents = new ArrayList<>(plain.documents());
        documents.set(i, new Document((Mapping) each, document.origin()));
        odd.add(new Snapshot(plain.scope(), documents, plain.gaps(), plain.problems()));
      }
    }
    return odd;
  }

  /** The tree with one value below its root replaced, once for each value and each odd one. */
  private static List<Value> variants(Value tree) {
    List<Value> variants = new ArrayList<>();
    if (tree instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, child) -> {
                for (Value each : oddOrWithin(child)) {
                  Map<String, Value> entries = new LinkedHashMap<>(mapping.entries());
                  entries.put(key, each);
                  variants.add(Mapping.of(entries));
                }
              });
    }
    if (tree instanceof Sequence sequence) {
      for (int i = 0; i < sequence.length(); i++) {
        for (Value each : oddOrWithin(sequence.get(i))) {
          List<Value> items = new ArrayList<>(sequence.items());
          items.set(i, each);
          variants.add(Sequence.of(items));
        }
      }
    }
    return variants;
  }

  private static List<Value> oddOrWithin(Value value) {
    List<Value> all = new ArrayList<>(ODD);
    all.addAll(variants(value));
    return all;
  }
}
