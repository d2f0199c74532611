package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Trail;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A trail whose files can be altered unnoticed ({@code LogFileValidationEnabled}). */
public final class TrailWithoutValidation implements Check<Trail> {

  @Override
  public Spec<Trail> spec() {
    return Spec.check("trail-without-validation").severity(MEDIUM).judges(Trail.class);
  }

  @Override
  public Verdict judge(Trail trail, Inventory inventory) {
    Fact<Boolean> validates = trail.validatesFiles();
    return validates.is(true)
        ? pass()
        : fail(validates, "files of %s can be altered unnoticed", trail.name());
  }
}
