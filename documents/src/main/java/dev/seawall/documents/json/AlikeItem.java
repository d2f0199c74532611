package dev.seawall.documents.json;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.AlikeObject;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.ToldObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item of a list as it was written and as it was read. An item that differs from it in some
 * scalars alone is read by comparing bytes: the pods of one workload are alike but for names, times
 * and addresses. Whatever else differs is left to the parser. One a thread.
 */
final class AlikeItem {
  private final Differences differences;
  private final AlikeObject object;

  private AlikeItem(Outline outline, AlikeObject object) {
    this.differences = new Differences(outline);
    this.object = object;
  }

  /**
   * An item that was told, unless others must not be made of it.
   *
   * @param outline of the item and the comma before it
   * @param line of that comma
   */
  static Optional<AlikeItem> of(
      Outline outline, int line, int column, ToldObject told, DocumentAssembler assembler) {
    return AlikeObject.of(
            told, assembler, line, column, outline.lineStarts(), outline.scalarStarts())
        .map(object -> new AlikeItem(outline, object));
  }

  /**
   * Compares another item, from the comma before it on.
   *
   * @return where it ends, or -1 when more than some scalars differ
   */
  int follow(byte[] other, int from, int to) {
    return differences.follow(other, from, to);
  }

  /** The object that the item followed last is; null when only a parser can say. */
  @Nullable Mapping document(byte[] other) {
    return isPut(other) ? object.object() : null;
  }

  /** The same for an item that is not of the same workload. */
  @Nullable Mapping sharedDocument(byte[] other) {
    return isPut(other) ? object.sharedObject() : null;
  }

  private boolean isPut(byte[] other) {
    object.begin();
    for (int i = 0; i < differences.changes(); i++) {
      if (!put(differences.changed(i), other, differences.start(i), differences.end(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean put(int scalar, byte[] other, int start, int end) {
    return switch (other[start]) {
      case '"' -> object.text(scalar, text(other, start + 1, end - 1));
      case 't' -> object.other(scalar, Bool.TRUE);
      case 'f' -> object.other(scalar, Bool.FALSE);
      case 'n' -> object.other(scalar, Null.NULL);
      default -> object.other(scalar, new Whole(Long.parseLong(text(other, start, end))));
    };
  }

  private static String text(byte[] other, int start, int end) {
    return new String(other, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Where the nodes of the item followed last stand, given where the comma before it does. */
  Positions positions(int line, int column) {
    int[] changed = new int[differences.changes()];
    int[] longer = new int[differences.changes()];
    int count = 0;
    for (int i = 0; i < differences.changes(); i++) {
      if (differences.longer(i) != 0) {
        changed[count] = differences.changedFrom(i);
        longer[count++] = differences.longer(i);
      }
    }
    return object
        .layout()
        .moved(line, column, Arrays.copyOf(changed, count), Arrays.copyOf(longer, count));
  }

  /** The line of the item followed last, given that of the comma before it. */
  int line(int line) {
    return object.layout().line(line);
  }

  /** How many lines end in it. */
  int lineCount() {
    return differences.outline().lines();
  }

  /** How many bytes of the item followed last stand in the line that it ends in. */
  int lengthOfLastLine() {
    return differences.lengthOfLastLine();
  }
}
