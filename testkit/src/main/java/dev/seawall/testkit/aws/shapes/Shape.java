package dev.seawall.testkit.aws.shapes;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What may stand in one place of an answer. */
public sealed interface Shape {
  /** What a person calls this: "text", "a list". */
  default String kind() {
    return switch (this) {
      case Words _ -> "text";
      case Moment _ -> "a time";
      case Number(boolean whole) -> whole ? "a whole number" : "a number";
      case Flag _ -> "true or false";
      case Items _ -> "a list";
      case Names _, Members _ -> "a mapping";
    };
  }

  /** Any text when there are no values, else one of them; {@code tree} when a tree may stand. */
  record Words(Set<String> values, boolean tree) implements Shape {}

  record Moment() implements Shape {}

  record Number(boolean whole) implements Shape {}

  record Flag() implements Shape {}

  /** Elements are made when asked for: shapes may hold themselves. */
  record Items(Supplier<Shape> element) implements Shape {}

  record Names(Shape key, Supplier<Shape> value) implements Shape {}

  record Members(String name, Set<String> members, Function<String, Shape> of) implements Shape {
    /** What stands under a member, if there is such a one. */
    public Optional<Shape> member(String member) {
      return members.contains(member) ? Optional.of(of.apply(member)) : Optional.empty();
    }

    /** The member that was meant, if one differs by case or a letter or two. */
    public String meant(String member) {
      SortedMap<Integer, String> byDistance = new TreeMap<>();
      for (String each : members) {
        byDistance.putIfAbsent(distance(each, member), each);
      }
      boolean near = !byDistance.isEmpty() && byDistance.firstKey() <= 3;
      return near ? ", but " + byDistance.get(byDistance.firstKey()) : "";
    }

    /** How many letters to put in, take out or change. */
    private static int distance(String one, String other) {
      int[] row = new int[other.length() + 1];
      for (int j = 0; j < row.length; j++) {
        row[j] = j;
      }
      for (int i = 1; i <= one.length(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
          int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
        }
      }
      return row[other.length()];
    }
  }
}
