package dev.seawall.core.judge;

import dev.seawall.core.asset.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A check that could not say. Without an asset it could not say anything at all, because a whole
 * type of things was not read; {@code judgements} counts the assets concerned, as far as they are
 * known.
 */
public record UnknownVerdict(
    String check, Optional<ResourceId> asset, Location location, String reason, int judgements)
    implements Comparable<UnknownVerdict> {
  private static final Comparator<UnknownVerdict> ORDER =
      Comparator.comparing(UnknownVerdict::check)
          .thenComparing(unknown -> unknown.asset().map(ResourceId::toString).orElse(""))
          .thenComparing(UnknownVerdict::reason)
          .thenComparing(unknown -> unknown.location().toString());

  /** Sorted verdicts with those that have the same words counted as one. */
  static List<UnknownVerdict> merge(List<UnknownVerdict> sorted) {
    List<UnknownVerdict> merged = new ArrayList<>();
    for (UnknownVerdict each : sorted) {
      UnknownVerdict last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && last.compareTo(each) == 0) {
        merged.set(
            merged.size() - 1,
            new UnknownVerdict(
                last.check,
                last.asset,
                last.location,
                last.reason,
                last.judgements + each.judgements));
      } else {
        merged.add(each);
      }
    }
    return merged;
  }

  @Override
  public int compareTo(UnknownVerdict other) {
    return ORDER.compare(this, other);
  }
}
