package dev.seawall.documents.yaml;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.documents.AlikeObject;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.ToldObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was written, in simple lines, and as it was read. One that differs from it in
 * some scalars alone is read by comparing bytes. One a thread.
 */
final class AlikeDocument {
  private static final int[] NONE = {};
  private final byte[] text;
  private final int[] starts;
  private final int[] ends;
  private final AlikeObject object;

  private AlikeDocument(byte[] text, int[] starts, int[] ends, AlikeObject object) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.object = object;
  }

  /**
   * A document that was told, unless others must not be made of it.
   *
   * @param lines of the chunk
   */
  static Optional<AlikeDocument> of(
      byte[] text, Chunk chunk, SimpleLines lines, ToldObject told, DocumentAssembler assembler) {
    byte[] own = Arrays.copyOfRange(text, chunk.from(), chunk.to());
    int[] starts = lines.starts();
    return AlikeObject.of(told, assembler, chunk.line() + 1, 1, lines.lineStarts(), starts)
        .map(object -> new AlikeDocument(own, starts, lines.ends(), object))
        .filter(AlikeDocument::isMadeOfItself);
  }

  /** Whether its scalars, read one by one, are those that the parser told. */
  private boolean isMadeOfItself() {
    object.begin();
    for (int i = 0; i < starts.length; i++) {
      put(i, text, starts[i], ends[i]);
    }
    return object.isUnchanged();
  }

  /** The object that another document is; null when only a parser can say. */
  @Nullable Mapping object(byte[] other, Chunk chunk, SimpleLines lines) {
    if (lines.scalars() != starts.length) {
      return null;
    }
    object.begin();
    int here = 0;
    int there = 0;
    for (int i = 0; i < starts.length; i++) {
      int start = chunk.from() + lines.start(i);
      int end = chunk.from() + lines.end(i);
      if (!isSame(here, starts[i], other, chunk.from() + there, start)
          || (!isSame(starts[i], ends[i], other, start, end) && !put(i, other, start, end))) {
        return null;
      }
      here = ends[i];
      there = lines.end(i);
    }
    return isSame(here, text.length, other, chunk.from() + there, chunk.to())
        ? object.sharedObject()
        : null;
  }

  private boolean isSame(int from, int to, byte[] other, int otherFrom, int otherTo) {
    return Arrays.equals(text, from, to, other, otherFrom, otherTo);
  }

  private boolean put(int scalar, byte[] other, int start, int end) {
    if (other[start] == '"' || other[start] == '\'') {
      return object.text(scalar, text(other, start + 1, end - 1));
    }
    String plain = text(other, start, end);
    @Nullable Value value = Scalars.resolve(plain);
    return switch (value) {
      case null -> object.text(scalar, plain);
      case Text _, Unresolved _ -> false;
      default -> object.other(scalar, value);
    };
  }

  private static String text(byte[] other, int start, int end) {
    return new String(other, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Where the nodes of another document stand. */
  Positions positions(Chunk chunk) {
    // Nothing stands behind a scalar in its line.
    return object.layout().moved(chunk.line() + 1, 1, NONE, NONE);
  }

  /** The line that the object of another document begins in. */
  int line(Chunk chunk) {
    return object.layout().line(chunk.line() + 1);
  }
}
