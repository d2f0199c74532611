package dev.seawall.documents;

/**
 * The bounds of what is read. Kubernetes refuses objects of more than about 1.5 MB, so honest input
 * stays far below each of them.
 *
 * @param bytes the largest YAML text
 * @param depth the deepest nesting of mappings and sequences
 * @param listDepth the deepest nesting of lists of objects in lists of objects
 */
public record Limits(long bytes, int depth, int listDepth) {
  public static final Limits STANDARD = new Limits(256L << 20, 500, 10);
}
