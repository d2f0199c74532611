package dev.seawall.documents;

import java.util.Set;

/**
 * Which parts of objects are left out while reading, because nothing reads them.
 *
 * @param whole keeps everything but secret values
 * @param kindsWithStatus the kinds whose {@code status} is kept
 */
public record Projection(boolean whole, Set<String> kindsWithStatus) {
  /** Everything but secret values. */
  public static final Projection WHOLE = new Projection(true, Set.of());

  /**
   * Without {@code metadata.managedFields}, the schemas of CustomResourceDefinitions, and the
   * status of kinds whose status no check reads.
   */
  public static final Projection CHECKED =
      new Projection(false, Set.of("Node", "Namespace", "Service", "Ingress"));

  public Projection {
    kindsWithStatus = Set.copyOf(kindsWithStatus);
  }

  boolean keepsStatus(String kind) {
    return whole || kind.isEmpty() || kindsWithStatus.contains(kind);
  }
}
