package dev.seawall.collect.aws;

import dev.seawall.core.aws.AwsOperations;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What could not be read, told once for each operation and not once for each resource. */
final class Ledger {
  private static final int SHOWN = 3;
  private static final String EXPIRY = "sts:GetCallerIdentity";
  private final Place place;
  private final Map<Key, Entry> entries = new TreeMap<>();
  private final List<Gap> leftOut = new ArrayList<>();
  private final SortedSet<Problem> problems = new TreeSet<>(Problem.ORDER);

  private record Key(ResourceType type, String action, Failure.Kind kind, String clause)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::type)
            .thenComparing(Key::action)
            .thenComparing(Key::kind)
            .thenComparing(Key::clause);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private static final class Entry {
    private final Failure failure;
    private final SortedSet<String> resources = new TreeSet<>();

    Entry(Failure failure) {
      this.failure = failure;
    }
  }

  Ledger(Place place) {
    this.place = place;
  }

  /** An operation gave nothing for a resource. */
  synchronized void failed(Operation operation, String about, Failure failure) {
    if (failure.kind() == Failure.Kind.EXPIRED) {
      expired(operation, failure);
      return;
    }
    ResourceType subject = operation.subject();
    String action = action(operation, failure);
    entries
        .computeIfAbsent(
            new Key(subject, action, failure.kind(), failure.clause()), _ -> new Entry(failure))
        .resources
        .add(about);
  }

  /** Everything fails from then on: it is told once, and once for each list that is missing. */
  private void expired(Operation operation, Failure failure) {
    ResourceType subject =
        operation
            .lists()
            .orElseGet(() -> new ResourceType("", EXPIRY, AwsTypes.ACCOUNTS.kind(), false));
    entries.computeIfAbsent(
        new Key(subject, EXPIRY, failure.kind(), failure.clause()), _ -> new Entry(failure));
  }

  /** The permission that is missing: the service's own word counts more than the table's. */
  static String action(Operation operation, Failure failure) {
    return failure.action().isEmpty() ? operation.action() : failure.action();
  }

  /** A type that is left out on purpose. */
  synchronized void notAsked(ResourceType type, String why) {
    String action = AwsOperations.of(type).getFirst().action();
    leftOut.add(new Gap(type, place.namespace(), action, Gap.Reason.NOT_ASKED, type + why));
  }

  synchronized void problem(Problem.Level level, String where, String message) {
    problems.add(new Problem(level, where, Position.UNKNOWN, message));
  }

  synchronized List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>(leftOut);
    entries.forEach(
        (key, entry) ->
            gaps.add(
                new Gap(
                    key.type(),
                    place.namespace(),
                    key.action(),
                    key.kind().reason(),
                    message(key, entry))));
    return gaps;
  }

  private static String message(Key key, Entry entry) {
    if (key.kind() == Failure.Kind.EXPIRED) {
      return "the credentials expired while AWS was read; what is missing after that is not known";
    }
    return key.action()
        + " "
        + entry.failure.verb()
        + " for "
        + named(entry.resources)
        + ": "
        + key.clause();
  }

  synchronized List<Problem> problems() {
    return List.copyOf(problems);
  }

  private static String named(SortedSet<String> resources) {
    String first = String.join(", ", resources.stream().limit(SHOWN).toList());
    int rest = resources.size() - SHOWN;
    return rest > 0 ? first + " and " + rest + " more" : first;
  }
}
