package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Trail;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A trail that no alarm can follow, because it is not sent to CloudWatch Logs. */
public final class TrailNotInCloudwatch implements Check<Trail> {

  @Override
  public Spec<Trail> spec() {
    return Spec.check("trail-not-in-cloudwatch").severity(MEDIUM).judges(Trail.class);
  }

  @Override
  public Verdict judge(Trail trail, Inventory inventory) {
    return trail.logGroup().isSet()
        ? pass()
        : fail(trail.logGroup(), "%s is not sent to CloudWatch Logs", trail.name());
  }
}
