package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.Nodegroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A managed node group on an old release of EKS's image ({@code releaseVersion} of {@code
 * eks:DescribeNodegroup}, which ends in its date).
 */
public final class StaleNodeRelease implements Check<Nodegroup> {

  private static final Pattern RELEASE =
      Pattern.compile("1\\.\\d{1,3}\\.\\d{1,3}-(20\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");

  private static final int OLD_DAYS = 90;

  @Override
  public Spec<Nodegroup> spec() {
    return Spec.check("stale-node-release").severity(MEDIUM).judges(Nodegroup.class);
  }

  @Override
  public Verdict judge(Nodegroup nodegroup, Inventory inventory) {
    Matcher release = RELEASE.matcher(nodegroup.releaseVersion().or(""));
    if (!release.matches()) {
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    LocalDate today = LocalDate.ofInstant(now.get(), ZoneOffset.UTC);
    return day(release).isBefore(today.minusDays(OLD_DAYS))
        ? fail(
            nodegroup.releaseVersion(), "%s runs the release of %s", nodegroup.name(), day(release))
        : pass();
  }

  private static LocalDate day(Matcher release) {
    return LocalDate.of(Integer.parseInt(release.group(1)), Integer.parseInt(release.group(2)), 1)
        .plusDays(Integer.parseInt(release.group(3)) - 1L);
  }
}
