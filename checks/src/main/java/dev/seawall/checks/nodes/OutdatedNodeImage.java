package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Image;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An image of nodes that is deprecated or was made long ago ({@code DeprecationTime} and {@code
 * CreationDate} of {@code ec2:DescribeImages}).
 */
public final class OutdatedNodeImage implements Check<Image> {

  /** Prowler's limit for the age of instances, and a dozen releases of EKS's images. */
  private static final Duration OLD = Duration.ofDays(180);

  @Override
  public Spec<Image> spec() {
    return Spec.check("outdated-node-image").severity(MEDIUM).judges(Image.class);
  }

  @Override
  public Verdict judge(Image image, Inventory inventory) {
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Fact<Instant> deprecated = image.deprecated();
    if (deprecated.isSet() && deprecated.or(Instant.MAX).isBefore(now.get())) {
      return fail(deprecated, "%s is deprecated since %s", image.called(), day(deprecated));
    }
    Fact<Instant> created = image.created();
    if (!created.isSet()) {
      return unknown("when " + image.name() + " was made is not known");
    }
    return created.or(Instant.MAX).isBefore(now.get().minus(OLD))
        ? fail(created, "%s was made on %s", image.called(), day(created))
        : pass();
  }

  private static LocalDate day(Fact<Instant> moment) {
    return LocalDate.ofInstant(moment.or(Instant.EPOCH), ZoneOffset.UTC);
  }
}
