package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Trail;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A trail whose events do not arrive ({@code LatestDeliveryError} of {@code GetTrailStatus}, or
 * {@code LatestDeliveryTime} where no error is told).
 */
public final class TrailDeliveryFails implements Check<Trail> {

  /** CloudTrail delivers within minutes, and a cluster alone makes events all the time. */
  private static final Duration LATE = Duration.ofDays(1);

  @Override
  public Spec<Trail> spec() {
    return Spec.check("trail-delivery-fails").severity(HIGH).judges(Trail.class);
  }

  @Override
  public Verdict judge(Trail trail, Inventory inventory) {
    for (Fact<String> error : List.of(trail.deliveryError(), trail.logsDeliveryError())) {
      if (error.isSet()) {
        return fail(error, "the events of %s do not arrive: %s", trail.name(), error.or(""));
      }
    }
    return late(trail, inventory);
  }

  private static Verdict late(Trail trail, Inventory inventory) {
    if (inventory.time().isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Instant limit = inventory.time().get().minus(LATE);
    boolean bucket = trail.lastDelivery().or(Instant.MAX).isBefore(limit);
    boolean logs =
        trail.lastLogsDelivery().or(Instant.MAX).isBefore(limit) && trail.logGroup().isSet();
    boolean late =
        (bucket || logs)
            && trail.isLogging().is(true)
            && trail.recordingSince().or(Instant.MIN).isBefore(limit)
            && trail.recordsManagement();
    if (!late) {
      return pass();
    }
    return bucket
        ? late(trail, trail.lastDelivery(), "bucket")
        : late(trail, trail.lastLogsDelivery(), "log group");
  }

  private static Verdict late(Trail trail, Fact<Instant> last, String place) {
    return fail(
        last,
        "no event of %s has arrived in its %s since %s",
        trail.name(),
        place,
        last.or(Instant.EPOCH));
  }
}
