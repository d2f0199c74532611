package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.cli.ReadAgain.Said;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.testkit.worlds.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Refuses whoever scans one call after another: each action of AWS, each list of the API server,
 * everywhere and in one namespace. What is wrong never looks well then, nor is it passed over; what
 * is well never looks wrong.
 */
class RefusedCallsIT {
  /** What is told of another thing when that of which it is told otherwise was not read. */
  private static final Set<String> TOLD_OF_ANOTHER =
      Set.of(
          // of the launch template
          "kubelet-opened-by-instance-user-data",
          "secret-in-instance-user-data",
          // of the network plugin
          "cluster-ignores-network-policies");

  /** The keys that an alias leads to are unknown under its name. */
  private static final String BY_ALIAS = "kms:DescribeKey: gone: kms-";

  private static ReadAgain hurried;
  private static ReadAgain hardened;

  @BeforeAll
  static void read() throws Exception {
    hurried = ReadAgain.of(World.HURRIED);
    hardened = ReadAgain.of(World.HARDENED);
  }

  @AfterAll
  static void close() {
    hurried.close();
    hardened.close();
  }

  private static SortedSet<String> found(Results results) {
    SortedSet<String> found = new TreeSet<>();
    for (Finding each : results.findings()) {
      found.add(each.check() + " on " + each.asset());
    }
    return found;
  }

  private static SortedSet<String> unknown(Results results) {
    SortedSet<String> unknown = new TreeSet<>();
    for (UnknownVerdict each : results.unknown()) {
      unknown.add(each.check() + each.asset().map(asset -> " on " + asset).orElse(""));
    }
    return unknown;
  }

  private static String check(String said) {
    return said.split(" ", 2)[0];
  }

  /** What was said when nothing was refused, and nothing is said of any more. */
  private static List<String> gone(String refused, Said whole, Said rest) {
    SortedSet<String> before = found(whole.results());
    before.addAll(unknown(whole.results()));
    before.addAll(whole.passes().passed());
    SortedSet<String> after = found(rest.results());
    after.addAll(unknown(rest.results()));
    after.addAll(rest.passes().unknown());
    after.addAll(rest.results().coverage().notEvaluated().keySet());
    List<String> gone = new ArrayList<>();
    for (String each : before) {
      boolean passes =
          whole.passes().passed().contains(each) && rest.passes().passed().contains(each);
      if (!passes && !after.contains(each) && !after.contains(check(each))) {
        gone.add(refused + ": gone: " + each);
      }
    }
    return gone;
  }

  private static List<String> accused(String refused, Said whole, Said rest) {
    SortedSet<String> more = found(rest.results());
    more.removeAll(found(whole.results()));
    return more.stream()
        .filter(each -> !TOLD_OF_ANOTHER.contains(check(each)))
        .map(each -> refused + ": accused: " + each)
        .toList();
  }

  /** What one world says of each refusal. */
  private static List<String> complaints(ReadAgain world) {
    Said whole = world.whole();
    List<String> complaints = new ArrayList<>();
    BiConsumer<String, Said> compare =
        (refused, rest) -> {
          complaints.addAll(gone(refused, whole, rest));
          complaints.addAll(accused(refused, whole, rest));
        };
    SortedSet<String> actions = world.actions();
    assertThat(actions).hasSizeGreaterThan(100);
    actions.forEach(action -> compare.accept(action, world.without(action)));
    assertThat(world.lists()).hasSizeGreaterThan(30);
    for (Gap list : world.lists()) {
      compare.accept(list.type().toString(), world.without(list, ""));
      for (String namespace : world.namespaces(list.type())) {
        compare.accept(list.type() + " in " + namespace, world.without(list, namespace));
      }
    }
    return complaints.stream().filter(each -> !each.startsWith(BY_ALIAS)).toList();
  }

  @Test
  void whatIsWrongIsToldOrUnknownWhateverIsRefused() {
    assertThat(hurried.whole().results().findings()).hasSizeGreaterThan(300);
    assertThat(complaints(hurried)).isEmpty();
  }

  @Test
  void whatIsWellNeverLooksWrongAndIsNotPassedOver() {
    assertThat(hardened.whole().results().findings()).isEmpty();
    assertThat(complaints(hardened)).isEmpty();
  }

  @Test
  void nothingIsMissedInOneNamespaceThatMayBeInAnother() {
    for (ReadAgain world : List.of(hurried, hardened)) {
      Said whole = world.whole();
      for (String namespace : world.namespaces(Types.SERVICE_ACCOUNTS)) {
        assertThat(accused("only " + namespace, whole, world.only(namespace))).isEmpty();
      }
    }
  }
}
