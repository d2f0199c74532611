package dev.seawall.core.value;

/** A mapping as one line of JSON (RFC 8259), for people to read. */
final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  static String of(Mapping mapping) {
    JsonText json = new JsonText();
    json.mapping(mapping);
    return json.text.toString();
  }

  private void value(Value value) {
    switch (value) {
      case Mapping mapping -> mapping(mapping);
      case Sequence sequence -> sequence(sequence);
      case Bool plain -> text.append(plain);
      case Whole plain -> text.append(plain);
      case Decimal plain -> text.append(plain);
      case Null plain -> text.append(plain);
      case Text quoted -> quoted(quoted.text());
      case Redacted quoted -> quoted(quoted.toString());
      case Unresolved quoted -> quoted(quoted.toString());
    }
  }

  private void mapping(Mapping mapping) {
    text.append('{');
    for (int i = 0; i < mapping.length(); i++) {
      text.append(i == 0 ? "" : ", ");
      quoted(mapping.key(i));
      text.append(": ");
      value(mapping.value(i));
    }
    text.append('}');
  }

  private void sequence(Sequence sequence) {
    text.append('[');
    for (int i = 0; i < sequence.length(); i++) {
      text.append(i == 0 ? "" : ", ");
      value(sequence.get(i));
    }
    text.append(']');
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '"' || each == '\\') {
        text.append('\\').append(each);
      } else if (each < ' ') {
        text.append(String.format("\\u%04x", (int) each));
      } else {
        text.append(each);
      }
    }
    text.append('"');
  }
}
