package dev.seawall.core.judge;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.check.Severity;
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
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** Worst first, then by check, then by asset and place. */
  @Override
  public int compareTo(Finding other) {
    int order = severity.compareTo(other.severity);
    order = order == 0 ? check.compareTo(other.check) : order;
    order = order == 0 ? asset.compareTo(other.asset) : order;
    order = order == 0 ? location.file().compareTo(other.location.file()) : order;
    order = order == 0 ? Integer.compare(location.line(), other.location.line()) : order;
    order = order == 0 ? path().compareTo(other.path()) : order;
    return order == 0 ? message.compareTo(other.message) : order;
  }

  private String path() {
    return evidence.getFirst().path();
  }
}
