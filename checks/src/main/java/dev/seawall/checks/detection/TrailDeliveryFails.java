package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Trail;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/** A trail whose events do not arrive ({@code LatestDeliveryError} of {@code GetTrailStatus}). */
public final class TrailDeliveryFails implements Check<Trail> {

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
    return pass();
  }
}
