package dev.seawall.cli;

import dev.seawall.core.judge.Results;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a scan is incomplete, in one line for whoever sends the report elsewhere. */
final class Incomplete {
  private Incomplete() {}

  /** The first reason, and how many others there are; empty when all was read and judged. */
  static Optional<String> reason(Results results) {
    if (results.isComplete()) {
      return Optional.empty();
    }
    Stream<String> errors =
        results.problems().stream()
            .filter(each -> each.level() == Problem.Level.ERROR)
            .map(each -> each.place() + ": " + each.message());
    Stream<String> gaps =
        results.coverage().gaps().stream()
            .filter(each -> each.reason() != Gap.Reason.NOT_ASKED)
            .map(Gap::message);
    Stream<String> unknown =
        results.unknown().stream().map(each -> each.check() + " is unknown: " + each.reason());
    List<String> all = Stream.of(errors, gaps, unknown).flatMap(each -> each).distinct().toList();
    String first = all.isEmpty() ? "no objects were read" : all.getFirst();
    String more = all.size() > 1 ? "; and " + (all.size() - 1) + " more" : "";
    return Optional.of("incomplete: " + first + more);
  }
}
