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
      new Projection(false, Set.of("Node", "Namespace", "Service", "Ingress", "Backup"));

  public Projection {
    kindsWithStatus = Set.copyOf(kindsWithStatus);
  }

  /**
   * Whether a field of an object is left out.
   *
   * @param depth how many mappings and lists the field stands in
   * @param topKey the field of the object that it stands in or is
   */
  public boolean leavesOut(String kind, int depth, String topKey, String key) {
    if (whole) {
      return false;
    }
    return switch (key) {
      case "status" -> depth == 1 && !keepsStatus(kind);
      case "managedFields" -> depth == 2 && topKey.equals("metadata");
      case "schema" ->
          depth == 4 && topKey.equals("spec") && kind.equals("CustomResourceDefinition");
      default -> false;
    };
  }

  boolean keepsStatus(String kind) {
    return whole || kind.isEmpty() || kindsWithStatus.contains(kind);
  }
}
