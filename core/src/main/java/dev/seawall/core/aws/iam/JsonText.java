package dev.seawall.core.aws.iam;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.ValueBuilder;
import dev.seawall.core.value.Whole;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The JSON of a policy inside a text, plain or URL-encoded after RFC 3986 as IAM's API returns it
 * (API reference, {@code PolicyDocument}). Strict: what RFC 8259 does not have is refused.
 */
final class JsonText {
  private static final int DEEPEST = 32;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final String text;
  private final ValueBuilder builder = new ValueBuilder(new Pool(), false);
  private int at;

  /** The text is not JSON; the message says where. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  private JsonText(String text) {
    this.text = text;
  }

  static Value parse(String text) throws Malformed {
    JsonText json = new JsonText(decoded(text));
    json.value(0);
    json.space();
    if (json.at < json.text.length()) {
      throw json.wrong("expected the end");
    }
    ValueBuilder.Built built = json.builder.finish();
    if (built == null) {
      throw json.wrong("expected a value");
    }
    return built.value();
  }

  private static String decoded(String text) throws Malformed {
    if (!text.stripLeading().startsWith("%")) {
      return text;
    }
    try {
      // A plus is a plus here; only forms make it a space.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Malformed("the text is not URL-encoded as a whole");
    }
  }

  private Malformed wrong(String expected) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      boolean next = text.charAt(i) == '\n';
      line += next ? 1 : 0;
      column = next ? 1 : column + 1;
    }
    return new Malformed(
        "the text is not JSON at line " + line + ", column " + column + ": " + expected);
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    space();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void take(char expected) throws Malformed {
    if (peek() != expected) {
      throw wrong("expected " + expected);
    }
    at++;
  }

  private void value(int depth) throws Malformed {
    if (depth > DEEPEST) {
      throw wrong("nested more than " + DEEPEST + " deep");
    }
    switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> builder.scalar(new Text(string()), 0, 0);
      case 't' -> word("true", Bool.TRUE);
      case 'f' -> word("false", Bool.FALSE);
      case 'n' -> word("null", Null.NULL);
      default -> number();
    }
  }

  private void object(int depth) throws Malformed {
    take('{');
    builder.begin(0, 0);
    boolean more = peek() != '}';
    while (more) {
      if (peek() != '"') {
        throw wrong("expected a key in quotes");
      }
      builder.key(string(), 0, 0);
      take(':');
      value(depth + 1);
      more = peek() == ',';
      if (more) {
        at++;
      }
    }
    take('}');
    builder.endMapping();
  }

  private void array(int depth) throws Malformed {
    take('[');
    builder.begin(0, 0);
    boolean more = peek() != ']';
    while (more) {
      value(depth + 1);
      more = peek() == ',';
      if (more) {
        at++;
      }
    }
    take(']');
    builder.endSequence();
  }

  private void word(String word, Value value) throws Malformed {
    if (!text.startsWith(word, at)) {
      throw wrong("expected a value");
    }
    at += word.length();
    builder.scalar(value, 0, 0);
  }

  private void number() throws Malformed {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(from, at);
    if (!NUMBER.matcher(number).matches()) {
      at = from;
      throw wrong("expected a value");
    }
    boolean whole = number.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    builder.scalar(
        whole && number.length() < 19
            ? new Whole(Long.parseLong(number))
            : new Decimal(Double.parseDouble(number)),
        0,
        0);
  }

  private String string() throws Malformed {
    StringBuilder read = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return read.toString();
      }
      if (c < ' ') {
        at--;
        throw wrong("expected no control character in a text");
      }
      read.append(c == '\\' ? escape() : c);
    }
    throw wrong("expected the end of a text");
  }

  private char escape() throws Malformed {
    char c = at < text.length() ? text.charAt(at++) : '\0';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("expected an escape that JSON has");
    };
  }

  private char unicode() throws Malformed {
    String digits = at + 4 <= text.length() ? text.substring(at, at + 4) : "";
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw wrong("expected four hexadecimal digits");
    }
    at += 4;
    return (char) Integer.parseInt(digits, 16);
  }
}
