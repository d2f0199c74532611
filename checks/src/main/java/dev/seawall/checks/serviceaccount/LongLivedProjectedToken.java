package dev.seawall.checks.serviceaccount;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Volume;
import java.util.concurrent.TimeUnit;

/**
 * A volume with a service account token that is valid for longer than a day ({@code
 * projected.sources[].serviceAccountToken.expirationSeconds}).
 */
public final class LongLivedProjectedToken implements Check<Volume> {
  private static final long DAY = TimeUnit.DAYS.toSeconds(1);
  private static final long DEFAULT = TimeUnit.HOURS.toSeconds(1);

  @Override
  public Spec<Volume> spec() {
    return Spec.check("long-lived-projected-token").severity(LOW).judges(Volume.class);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    for (Part source : volume.parts("projected", "sources")) {
      Fact<Long> seconds =
          source.number("serviceAccountToken", "expirationSeconds").orDefault(DEFAULT);
      if (seconds.or(DEFAULT) > DAY) {
        return fail(
            seconds,
            "%s asks for a token that is valid for %d hours",
            volume,
            TimeUnit.SECONDS.toHours(seconds.or(DEFAULT)));
      }
    }
    return pass();
  }
}
