package dev.seawall.core.judge;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.check.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * One failed check of one asset. {@code fingerprint} is a hash of check, identity and path: 32
 * hexadecimal digits that stay the same from run to run. {@code instances} counts the running pods
 * concerned, 0 when it is not about running pods.
 */
public record Finding(
    String check,
    Severity severity,
    ResourceId asset,
    Location location,
    String message,
    List<Evidence> evidence,
    String fingerprint,
    int instances)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::check)
          .thenComparing(Finding::asset)
          .thenComparing(finding -> finding.location().file())
          .thenComparingInt(finding -> finding.location().line())
          .thenComparing(finding -> finding.evidence().getFirst().path())
          .thenComparing(Finding::message);

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** Worst first, then by check, then by asset and place. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
