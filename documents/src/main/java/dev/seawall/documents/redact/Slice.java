package dev.seawall.documents.redact;

/** A part of a text that knows where it stands. */
record Slice(String text, int from, int to) {
  int length() {
    return to - from;
  }

  char at(int index) {
    return text.charAt(from + index);
  }

  boolean startsWith(String prefix) {
    return length() >= prefix.length() && text.startsWith(prefix, from);
  }

  boolean endsWith(char last) {
    return to > from && text.charAt(to - 1) == last;
  }

  /** Where the character first stands in it, counted from its own start; -1 where it does not. */
  int indexOf(char c) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == c) {
        return i - from;
      }
    }
    return -1;
  }

  Slice after(int length) {
    return new Slice(text, from + length, to);
  }

  Slice stripped() {
    int start = from;
    int end = to;
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) <= ' ') {
      end--;
    }
    return new Slice(text, start, end);
  }

  /** What stands between the quotes, where it is quoted as a whole. */
  Slice withoutQuotes() {
    boolean quoted =
        length() > 1 && at(0) == text.charAt(to - 1) && (at(0) == '"' || at(0) == '\'');
    return quoted ? new Slice(text, from + 1, to - 1) : this;
  }

  @Override
  public String toString() {
    return text.substring(from, to);
  }
}
