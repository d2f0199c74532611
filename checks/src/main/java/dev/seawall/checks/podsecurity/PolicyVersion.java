package dev.seawall.checks.podsecurity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of the standards that a pod is held to: the minor version of the Kubernetes release
 * that it was current in, or the latest that the server knows.
 */
public record PolicyVersion(int minor) implements Comparable<PolicyVersion> {
  public static final PolicyVersion LATEST = new PolicyVersion(Integer.MAX_VALUE);
  private static final Pattern NUMBERED = Pattern.compile("v1\\.([0-9]|[1-9][0-9]*)");
  private static final int LONGEST = 9;

  /** The version of a label's value: {@code latest} or {@code v1.N}. */
  public static Optional<PolicyVersion> of(String word) {
    if (word.equals("latest")) {
      return Optional.of(LATEST);
    }
    if (!NUMBERED.matcher(word).matches()) {
      return Optional.empty();
    }
    String minor = word.substring("v1.".length());
    // Numbers too large for a release are still newer than all releases.
    return Optional.of(
        new PolicyVersion(
            minor.length() > LONGEST ? Integer.MAX_VALUE - 1 : Integer.parseInt(minor)));
  }

  /** The older of the two. */
  public PolicyVersion atMost(PolicyVersion newest) {
    return compareTo(newest) <= 0 ? this : newest;
  }

  @Override
  public int compareTo(PolicyVersion other) {
    return Integer.compare(minor, other.minor);
  }

  /** As it is written in labels. */
  @Override
  public String toString() {
    return equals(LATEST) ? "latest" : "v1." + minor;
  }
}
