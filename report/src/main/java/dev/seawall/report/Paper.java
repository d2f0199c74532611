package dev.seawall.report;

import dev.seawall.report.escape.Columns;
import dev.seawall.report.escape.TerminalText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes lines that fit a screen. Every piece of text is made harmless here, so that nothing can
 * reach a terminal another way.
 */
final class Paper {
  private static final int DEEPEST = 40;

  /** After what a word that is too long is best broken, the best first. */
  private static final List<String> BREAKS = List.of("/", ".,:=", "-_");

  private final Screen screen;
  private final Writer out;

  /** A piece of a line. */
  record Piece(String text, Style style) {}

  Paper(Screen screen, Writer out) {
    this.screen = screen;
    this.out = out;
  }

  static Piece plain(String text) {
    return new Piece(text, Style.PLAIN);
  }

  static Piece muted(String text) {
    return new Piece(text, Style.MUTED);
  }

  int width() {
    return screen.width();
  }

  /** Columns that a text takes when it is shown. */
  int columns(String text) {
    return Columns.of(safe(text));
  }

  /** The text filled with blanks, or cut in the middle, to exactly so many columns. */
  String cell(String text, int columns) {
    String fitted = cut(text, columns);
    return fitted + " ".repeat(Math.max(0, columns - Columns.of(fitted)));
  }

  /** The text cut in the middle to at most so many columns. */
  String cut(String text, int columns) {
    return Columns.fit(safe(text), columns, mark());
  }

  void blank() throws IOException {
    write("\n");
  }

  /** One line; what does not fit is cut in the middle of the longest piece. */
  void line(Piece... pieces) throws IOException {
    List<String> shown = new ArrayList<>();
    int used = 0;
    int longest = 0;
    for (Piece piece : pieces) {
      String text = safe(piece.text());
      shown.add(text);
      used += Columns.of(text);
      if (Columns.of(text) > Columns.of(shown.get(longest))) {
        longest = shown.size() - 1;
      }
    }
    for (int rounds = 0; used > width() && rounds < pieces.length; rounds++) {
      String whole = shown.get(longest);
      String cut = Columns.fit(whole, Math.max(1, Columns.of(whole) - (used - width())), mark());
      used -= Columns.of(whole) - Columns.of(cut);
      shown.set(longest, cut);
      for (int i = 0; i < shown.size(); i++) {
        longest = Columns.of(shown.get(i)) > Columns.of(shown.get(longest)) ? i : longest;
      }
    }
    print(pieces, shown);
  }

  private void print(Piece[] pieces, List<String> shown) throws IOException {
    if (TerminalText.startsCommand(String.join("", shown))) {
      shown.replaceAll(text -> text.replace("::", ":\\u003a"));
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < pieces.length; i++) {
      boolean last = i == pieces.length - 1;
      String text = last ? shown.get(i).stripTrailing() : shown.get(i);
      line.append(pieces[i].style().paint(text, screen));
    }
    write(line.append('\n').toString());
  }

  /** A text as long as it is, broken between words; a word that is too long too. */
  void prose(int indent, Piece piece) throws IOException {
    int room = width() - indent;
    String margin = " ".repeat(indent);
    StringBuilder line = new StringBuilder();
    for (String word : safe(piece.text()).split(" ", -1)) {
      String left = word;
      if (!line.isEmpty() && Columns.of(line.toString()) + 1 + Columns.of(left) <= room) {
        line.append(' ').append(left);
        continue;
      }
      flush(margin, line, piece.style());
      for (int i = 0; i < DEEPEST && Columns.of(left) > room; i++) {
        String head = head(left, room);
        line.append(head);
        flush(margin, line, piece.style());
        left = left.substring(head.length());
      }
      line.append(Columns.fit(left, room, mark()));
    }
    flush(margin, line, piece.style());
  }

  /** As much of a word as fits, up to where it can be broken if that is not too early. */
  private static String head(String word, int room) {
    String most = Columns.first(word, room);
    for (String marks : BREAKS) {
      for (int i = most.length() - 1; i > most.length() / 3; i--) {
        if (marks.indexOf(most.charAt(i)) >= 0) {
          return most.substring(0, i + 1);
        }
      }
    }
    return most;
  }

  private void flush(String margin, StringBuilder line, Style style) throws IOException {
    if (!line.isEmpty()) {
      print(
          new Piece[] {plain(margin), new Piece("", style)},
          new ArrayList<>(List.of(margin, line.toString())));
      line.setLength(0);
    }
  }

  private String safe(String text) {
    return TerminalText.escape(
        screen.unicode() ? text : text.replace("·", "-").replace("…", "..."), screen.unicode());
  }

  private String mark() {
    return screen.unicode() ? "…" : "...";
  }

  private void write(String text) throws IOException {
    out.write(text);
  }
}
