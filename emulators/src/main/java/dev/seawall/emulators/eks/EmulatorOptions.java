package dev.seawall.emulators.eks;

import java.time.Clock;
import java.time.Duration;

/**
 * How an emulator is started: its port on loopback (0 takes a free one), how long creations,
 * updates and deletions take, how many clusters a region may have (AWS's own quota is 100), and the
 * clock.
 */
public record EmulatorOptions(int port, Duration settling, int clusterQuota, Clock clock) {
  private static final int QUOTA = 100;

  /** Any free port, a second for everything that takes time, AWS's quota. */
  public static EmulatorOptions defaults() {
    return new EmulatorOptions(0, Duration.ofSeconds(1), QUOTA, Clock.systemUTC());
  }

  /** The same on another port. */
  public EmulatorOptions onPort(int other) {
    return new EmulatorOptions(other, settling, clusterQuota, clock);
  }

  /** The same, with creations, updates and deletions that take so long. */
  public EmulatorOptions settlingIn(Duration duration) {
    return new EmulatorOptions(port, duration, clusterQuota, clock);
  }

  /** The same with another quota of clusters in a region. */
  public EmulatorOptions withClusterQuota(int clusters) {
    return new EmulatorOptions(port, settling, clusters, clock);
  }

  /** The same with another clock. */
  public EmulatorOptions at(Clock other) {
    return new EmulatorOptions(port, settling, clusterQuota, other);
  }
}
