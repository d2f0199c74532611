package dev.seawall.emulators.eks;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is still to happen: the ends of creations, updates and deletions. Nothing runs in the
 * background; whoever looks at the state lets first happen what is due.
 */
final class Timeline {
  private final Duration delay;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::due).thenComparing(Event::number));
  private long scheduled;

  private record Event(Instant due, long number, Runnable action) {}

  /** A timeline on which everything takes so long. */
  Timeline(Duration delay) {
    this.delay = delay;
  }

  void later(Instant now, Runnable action) {
    events.add(new Event(now.plus(delay), scheduled++, action));
  }

  void catchUp(Instant now) {
    for (Event next = events.peek();
        next != null && !next.due().isAfter(now);
        next = events.peek()) {
      events.remove();
      next.action().run();
    }
  }
}
