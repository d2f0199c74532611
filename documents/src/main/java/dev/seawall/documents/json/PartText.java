package dev.seawall.documents.json;

import com.fasterxml.jackson.core.JsonLocation;
import dev.seawall.core.value.Mapping;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.Patterns;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a part as a parser is given it: without the items that are like one before them. When
 * the parser has read an item and asks for the next, those that are alike are told here and passed
 * over.
 */
final class PartText extends InputStream implements Places {
  private final byte[] text;
  private final int end;
  private final int lastItemEnd;
  private final DocumentAssembler assembler;
  private final Patterns<AlikeItem> patterns;
  private final Brackets brackets;
  private final Cuts cuts;
  private Optional<AlikeItem> last = Optional.empty();

  /** An item with the comma before it, but for the first and last. */
  private int from;

  private int until;
  private int fromLine;
  private int fromColumn;

  /** Of an item that may be compared with others. */
  private Optional<Outline> outline = Optional.empty();

  /** The item that was given to the parser last, as far as it has been read. */
  private int given;

  private int toldBefore;

  /** Where the parser believes that the next byte stands. */
  private int line;

  private int column;
  private Shift shift;

  PartText(Part part, DocumentAssembler assembler, Patterns<AlikeItem> patterns) {
    text = part.text();
    end = part.close();
    lastItemEnd = part.to();
    this.assembler = assembler;
    this.patterns = patterns;
    brackets = new Brackets(part.line(), part.column());
    cuts = part.cuts();
    line = part.start().line();
    column = part.start().column();
    shift = part.shift();
    find(part.from());
    give();
    given = 0;
  }

  /** Gives the next item that is not like one before, or what is left without one. */
  private void giveNext() {
    keep();
    find(passAlike(until));
    while (outline.isPresent() && isKnown(outline.get())) {
      find(passAlike(from + outline.get().length()));
    }
    give();
  }

  /** Finds where the item ends that begins here, or what is left without one. */
  private void find(int start) {
    from = start;
    fromLine = brackets.line();
    fromColumn = brackets.column();
    boolean isItem = start < lastItemEnd && text[start] == ',';
    int cut = isItem ? cuts.end(start, lastItemEnd) : -1;
    if (cut >= 0) {
      Outline item = cuts.outline(text, start, cut);
      brackets.pass(item.length(), item.lines(), item.length() - item.lastLine());
      until = cut == lastItemEnd ? end : cut;
      outline = Optional.of(item);
      return;
    }
    if (isItem) {
      brackets.passComma();
    }
    int comma = brackets.findComma(text, isItem ? start + 1 : start, lastItemEnd);
    until = brackets.hasEnded() || comma == lastItemEnd ? end : comma;
    outline =
        isItem && !brackets.hasEnded()
            ? Optional.of(new Outline(Arrays.copyOfRange(text, start, comma)))
            : Optional.empty();
  }

  private void give() {
    given = from;
    toldBefore = assembler.told();
    shift = new Shift(line, fromLine - line, fromColumn - column);
    int lines = brackets.line() - fromLine;
    column = lines > 0 ? brackets.column() : column + brackets.column() - fromColumn;
    line += lines;
  }

  /** Tells the items from here on that are like the one before; answers where another begins. */
  private int passAlike(int start) {
    int at = start;
    while (last.isPresent() && at < lastItemEnd && text[at] == ',') {
      AlikeItem other = last.get();
      int itemEnd = other.follow(text, at, lastItemEnd);
      Mapping document = itemEnd < 0 ? null : other.document(text);
      if (document == null) {
        return at;
      }
      int itemLine = other.line(brackets.line());
      assembler.tell(document, other.positions(brackets.line(), brackets.column()), itemLine);
      brackets.pass(itemEnd - at, other.lineCount(), other.lengthOfLastLine());
      at = itemEnd;
    }
    return at;
  }

  /** Tells the item that was found if it is like one that is known; those after it may be too. */
  private boolean isKnown(Outline item) {
    Optional<AlikeItem> pattern = patterns.find(item.shape());
    if (pattern.isEmpty()
        || pattern.get().follow(text, from, lastItemEnd) != from + item.length()) {
      return false;
    }
    AlikeItem other = pattern.get();
    Mapping document = other.sharedDocument(text);
    if (document == null) {
      return false;
    }
    toldBefore = assembler.told();
    assembler.tell(document, other.positions(fromLine, fromColumn), other.line(fromLine));
    boolean isFirst = Outline.beginAlike(text, from, from + item.length(), lastItemEnd);
    last = isFirst ? asTold(item) : pattern;
    return true;
  }

  /** Keeps the item that was parsed if it is not the only one of its kind. */
  private void keep() {
    if (outline.isEmpty()) {
      return;
    }
    Outline item = outline.get();
    if (!patterns.knows(item.shape())
        && (patterns.isMetAgain(item.shape())
            || Outline.beginAlike(text, from, until, lastItemEnd))) {
      last = asTold(item);
      patterns.put(item.shape(), last, item.length());
    }
  }

  private Optional<AlikeItem> asTold(Outline item) {
    return assembler
        .onlyToldSince(toldBefore)
        .flatMap(told -> AlikeItem.of(item, fromLine, fromColumn, told, assembler));
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (given == until && until < end) {
      giveNext();
    }
    int count = Math.min(length, until - given);
    if (count == 0) {
      return -1;
    }
    System.arraycopy(text, given, target, offset, count);
    given += count;
    return count;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int line(JsonLocation location) {
    return shift.line(location);
  }

  @Override
  public int column(JsonLocation location) {
    return shift.column(location);
  }
}
