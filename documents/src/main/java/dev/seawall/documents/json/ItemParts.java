package dev.seawall.documents.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Cuts the items of a long list into parts, as the text arrives. */
final class ItemParts {
  private static final int BLOCK = 64 << 10;

  /** A part in which no item ends before this is left to those who read one item at a time. */
  private static final int LONGEST = 16 << 20;

  private InputStream text;
  private final int size;
  private final ListStart later;
  private final Brackets brackets;
  private final Deque<byte[]> used = new ArrayDeque<>();
  private Part next;
  private int seen;

  /** Where the item being seen begins: at the comma before it, but for the first. */
  private int item;

  /** From the item before. */
  private Optional<Differences> differences = Optional.empty();

  private Cuts cuts = new Cuts();
  private boolean finished;
  private boolean lastGiven;

  /**
   * Cuts what is behind a list's start.
   *
   * @param size how many bytes a part has at least
   */
  ItemParts(ListStart start, InputStream text, int size) {
    this.text = text;
    this.size = size;
    later = start.afterAnItem();
    brackets = new Brackets(start.line(), start.column());
    next = Part.empty(start, size + BLOCK, start.line(), start.column());
    seen = next.to();
    item = seen;
  }

  /** The next part; none behind the last, or when the text is not as it should be. */
  Optional<Part> next() {
    while (seen - next.from() < LONGEST) {
      if (seen == next.to() && !fill()) {
        return Optional.empty();
      }
      seen = brackets.findComma(next.text(), seen, next.to());
      if (brackets.hasEnded()) {
        return last();
      }
      if (seen < next.to()) {
        if (seen - next.from() >= size) {
          return Optional.of(cut());
        }
        beginItem();
      }
    }
    return Optional.empty();
  }

  /** Goes over the item behind a comma when it is like the one before it, or only the comma. */
  private void beginItem() {
    int end = differences.isPresent() ? follow(differences.get()) : -1;
    if (end < 0 && Outline.beginAlike(next.text(), item, seen, next.to())) {
      Outline outline = new Outline(Arrays.copyOfRange(next.text(), item, seen));
      cuts.outline(item, outline);
      differences = Optional.of(new Differences(outline));
      end = follow(differences.get());
    }
    item = seen;
    cuts.add(item);
    if (end < 0) {
      brackets.passComma();
      seen++;
      return;
    }
    int lines = differences.get().outline().lines();
    brackets.pass(end - seen, lines, differences.get().lengthOfLastLine());
    seen = end;
  }

  private int follow(Differences from) {
    // Where more text is to come, an item may be cut off that would be alike.
    while (next.to() - seen < from.outline().length() + BLOCK / 4 && fill()) {}
    return from.follow(next.text(), seen, next.to());
  }

  /** The part that ends with the text, unless much follows the items. */
  private Optional<Part> last() {
    while (next.to() - next.from() < LONGEST && fill()) {}
    if (!finished) {
      return Optional.empty();
    }
    lastGiven = true;
    Part last = next.asLast();
    next = Part.empty(later, 0, brackets.line(), brackets.column());
    seen = next.to();
    return Optional.of(last);
  }

  private boolean fill() {
    if (next.room() == 0) {
      next = next.withRoom(next.to());
    }
    try {
      int count = text.read(next.text(), next.to(), Math.min(BLOCK, next.room()));
      next = next.upTo(next.to() + Math.max(0, count));
      finished = count < 0;
      return !finished;
    } catch (IOException e) {
      text = new Broken(e);
      return false;
    }
  }

  /** Ends the part before the comma that was found, which begins the next. */
  private Part cut() {
    Part part = next.upTo(seen).with(cuts);
    cuts = new Cuts();
    int rest = next.to() - seen;
    int room = Math.max(size, rest) + BLOCK;
    next =
        used.isEmpty()
            ? Part.empty(later, room, brackets.line(), brackets.column())
            : Part.in(used.removeFirst(), later, room, brackets.line(), brackets.column());
    System.arraycopy(part.text(), seen, next.text(), next.to(), rest);
    seen = next.from();
    item = seen;
    cuts.add(item);
    next = next.upTo(next.from() + rest);
    brackets.passComma();
    seen++;
    return part;
  }

  /** Takes the memory of a part that was read and told. */
  void reuse(Part part) {
    used.add(part.text());
  }

  /** The whole text again from one of these parts on, or what is left of it behind the last. */
  InputStream from(Collection<Part> parts) {
    if (parts.isEmpty() && lastGiven) {
      return InputStream.nullInputStream();
    }
    List<Part> all = new ArrayList<>(parts);
    all.add(next);
    List<InputStream> streams = new ArrayList<>(all.getFirst().before());
    for (Part part : all) {
      streams.add(part.items());
    }
    streams.add(text);
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  /** A stream that failed, and does again. */
  private static final class Broken extends InputStream {
    private final IOException failure;

    Broken(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      throw failure;
    }
  }
}
