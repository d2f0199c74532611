package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Trail;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A trail whose files are not encrypted with a key of one's own ({@code KmsKeyId}). */
public final class TrailWithoutOwnKey implements Check<Trail> {

  @Override
  public Spec<Trail> spec() {
    return Spec.check("trail-without-own-key").severity(MEDIUM).judges(Trail.class);
  }

  @Override
  public Verdict judge(Trail trail, Inventory inventory) {
    return trail.kmsKey().isSet()
        ? pass()
        : fail(trail.kmsKey(), "%s has no key of its own", trail.name());
  }
}
