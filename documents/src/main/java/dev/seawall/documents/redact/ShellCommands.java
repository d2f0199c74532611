package dev.seawall.documents.redact;

import dev.seawall.documents.redact.CommandWords.Source;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credentials in a text of shell commands, line by line. It reads words, quotes and the
 * ends of commands, and nothing else of the language.
 */
final class ShellCommands {
  private static final int MOST_NESTED = 3;
  private static final String AUTHORIZATION = "uthorization";
  private static final int LONGEST_SCHEME = 12;

  private final String text;
  private final Source source;
  private final Spans found;

  /** Up to where it is known that a quote does not end. */
  private int openSingle = -1;

  private int openDouble = -1;

  private ShellCommands(String text, Source source, Spans found) {
    this.text = text;
    this.source = source;
    this.found = found;
  }

  static void find(String text, Source source, Spans found) {
    ShellCommands commands = new ShellCommands(text, source, found);
    if (!isBareWord(text)) {
      commands.read(0, text.length(), null, 0);
    }
    commands.findHeaders();
  }

  /** Whether it is one word without a setting in it, which says of nothing that it is secret. */
  private static boolean isBareWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '=' || endsCommand(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsCommand(char c) {
    return switch (c) {
      case ';', '|', '&', '(', ')', '`' -> true;
      default -> false;
    };
  }

  private void read(int from, int to, @Nullable Program outer, int depth) {
    CommandWords words = new CommandWords(source, outer);
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < to && text.charAt(at + 1) == '\n') {
        at += 2;
      } else if (c == '\n' || endsCommand(c)) {
        words = new CommandWords(source, outer);
        at++;
      } else if (c <= ' ') {
        at++;
      } else if (c == '#') {
        at = lineEnd(at, to);
      } else {
        int end = wordEnd(at, to);
        words.accept(new Slice(text, at, end), found);
        readQuoted(at, end, words.program(), depth);
        at = end;
      }
    }
  }

  private int lineEnd(int from, int to) {
    int end = text.indexOf('\n', from);
    return end < 0 ? to : Math.min(end, to);
  }

  /** The end of a word with what is quoted in it. */
  private int wordEnd(int from, int to) {
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c <= ' ' || endsCommand(c)) {
        break;
      }
      if (c == '\\') {
        if (at + 1 < to && text.charAt(at + 1) == '\n') {
          break;
        }
        at = Math.min(at + 2, to);
        continue;
      }
      int close = c == '"' || c == '\'' ? close(c, at, to) : -1;
      at = close < 0 ? at + 1 : close + 1;
    }
    return at;
  }

  /** Where a quote ends in its line; -1 for an apostrophe. */
  private int close(char quote, int from, int to) {
    if (from < (quote == '"' ? openDouble : openSingle)) {
      return -1;
    }
    int i = from + 1;
    while (i < to && text.charAt(i) != '\n') {
      char c = text.charAt(i);
      if (c == quote) {
        return i;
      }
      i += c == '\\' && quote == '"' ? 2 : 1;
    }
    if (quote == '"') {
      openDouble = i;
    } else {
      openSingle = i;
    }
    return -1;
  }

  /** A quoted word of several words may be a command for another shell, or a header. */
  private void readQuoted(int from, int to, @Nullable Program outer, int depth) {
    if (depth == MOST_NESTED) {
      return;
    }
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      int close = c == '"' || c == '\'' ? close(c, at, to) : -1;
      if (close < 0) {
        at++;
        continue;
      }
      if (hasSpace(at, close)) {
        read(at + 1, close, outer, depth + 1);
      }
      at = close + 1;
    }
  }

  private boolean hasSpace(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) <= ' ') {
        return true;
      }
    }
    return false;
  }

  /** {@code Authorization: Bearer TOKEN} of RFC 9110, however it is quoted. */
  private void findHeaders() {
    for (int name = text.indexOf(AUTHORIZATION);
        name >= 0;
        name = text.indexOf(AUTHORIZATION, name + 1)) {
      int at = skip(name + AUTHORIZATION.length(), ":= \"'\\,");
      int scheme = at;
      while (at < text.length() && at - scheme < LONGEST_SCHEME && isLetter(text.charAt(at))) {
        at++;
      }
      int from = skip(at, " ");
      boolean known =
          switch (text.substring(scheme, at).toLowerCase(Locale.ROOT)) {
            case "bearer", "basic", "token", "apikey" -> from > at;
            default -> false;
          };
      if (!known) {
        continue;
      }
      int to = from;
      while (to < text.length()
          && text.charAt(to) > ' '
          && "\"'\\,;`)".indexOf(text.charAt(to)) < 0) {
        to++;
      }
      String value = text.substring(from, to);
      if (CredentialNames.isWrittenOut(value) && CredentialNames.looksRandom(value)) {
        found.add(from, to, "authorization-header");
      }
    }
  }

  private int skip(int from, String characters) {
    int at = from;
    while (at < text.length() && at - from < 6 && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
