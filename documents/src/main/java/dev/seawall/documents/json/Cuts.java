package dev.seawall.documents.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the items of a part begin, as was found when it was cut, so that nobody looks for it again.
 * The last of them ends with the part.
 */
final class Cuts {
  static final Cuts NONE = new Cuts();
  private int[] starts = new int[64];
  private @Nullable Outline[] outlines = new Outline[64];
  private int count;

  /** An item begins with a comma here. */
  void add(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      outlines = Arrays.copyOf(outlines, count * 2);
    }
    starts[count++] = start;
  }

  /** The outline of an item that was added last. */
  void outline(int start, Outline outline) {
    if (count > 0 && starts[count - 1] == start) {
      outlines[count - 1] = outline;
    }
  }

  /** Where the item ends that begins at a place; -1 where none was cut. */
  int end(int start, int partEnd) {
    int found = Arrays.binarySearch(starts, 0, count, start);
    return found < 0 ? -1 : found + 1 < count ? starts[found + 1] : partEnd;
  }

  /** The outline of the item that begins at a place. */
  Outline outline(byte[] text, int start, int end) {
    int found = Arrays.binarySearch(starts, 0, count, start);
    Outline known = found < 0 ? null : outlines[found];
    return known == null ? new Outline(Arrays.copyOfRange(text, start, end)) : known;
  }
}
