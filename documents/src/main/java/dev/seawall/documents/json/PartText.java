package dev.seawall.documents.json;

import com.fasterxml.jackson.core.JsonLocation;
import dev.seawall.core.value.Layout;
import dev.seawall.core.value.Mapping;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.PlainScalars;
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
  private final TellingLater told;
  private final Brackets brackets;
  private Optional<AlikeItem> alike = Optional.empty();

  /**
   * What the parser is being given: an item with the comma before it, but for the first and last.
   */
  private int from;

  private int fromLine;
  private int fromColumn;
  private int given;
  private int until;
  private int toldBefore;

  /** Where the parser believes that the next byte stands. */
  private int line;

  private int column;
  private Shift shift;

  PartText(Part part, DocumentAssembler assembler, TellingLater told) {
    text = part.text();
    end = part.close();
    lastItemEnd = part.to();
    this.assembler = assembler;
    this.told = told;
    brackets = new Brackets(part.line(), part.column());
    line = part.start().line();
    column = part.start().column();
    shift = part.shift();
    until = part.from();
    give(until);
    given = 0;
  }

  /** Gives the item that begins here, or what is left without one. */
  private void give(int start) {
    from = start;
    given = start;
    toldBefore = told.count();
    shift = new Shift(line, brackets.line() - line, brackets.column() - column);
    fromLine = brackets.line();
    fromColumn = brackets.column();
    int at = start;
    if (at < lastItemEnd && text[at] == ',') {
      brackets.passComma();
      at++;
    }
    int comma = brackets.findComma(text, at, lastItemEnd);
    until = brackets.hasEnded() || comma == lastItemEnd ? end : comma;
    int lines = brackets.line() - fromLine;
    column = lines > 0 ? brackets.column() : column + brackets.column() - fromColumn;
    line += lines;
  }

  /** Tells the items from here on that are like the one before; answers where another begins. */
  private int passAlike(int start) {
    int at = start;
    boolean compared = false;
    while (at < lastItemEnd && text[at] == ',') {
      int next = alike.isPresent() ? tell(alike.get(), at) : -1;
      if (next >= 0) {
        at = next;
      } else if (compared || !Outline.beginAlike(text, from, text, at, lastItemEnd)) {
        return at;
      } else {
        compared = true;
        alike = told.only(toldBefore).flatMap(this::alike);
      }
    }
    return at;
  }

  private Optional<AlikeItem> alike(TellingLater.Told item) {
    Optional<PlainScalars> kept = assembler.scalars(item.document());
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Outline outline = new Outline(Arrays.copyOfRange(text, from, until));
    return Layout.of(item.document(), item.positions(), fromLine, fromColumn, outline.lineStarts())
        .map(layout -> new AlikeItem(outline, item.document(), layout, kept.get()));
  }

  /** Tells an item; answers where it ends, or -1 when it is not alike. */
  private int tell(AlikeItem other, int at) {
    int itemEnd = other.follow(text, at, lastItemEnd);
    Mapping document = itemEnd < 0 ? null : other.document(text);
    if (document == null) {
      return -1;
    }
    assembler.tell(
        document, other.positions(brackets.line(), brackets.column()), other.line(brackets.line()));
    brackets.pass(itemEnd - at, other.lineCount(), other.lengthOfLastLine());
    return itemEnd;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (given == until && until < end) {
      give(passAlike(until));
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
