package dev.seawall.documents;

import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A part of a document that is held back until it is known what may be kept of it. */
final class Recording {
  private final List<Step> steps = new ArrayList<>();
  private int depth;

  sealed interface Step {}

  record Begin(boolean sequence, int line, int column) implements Step {}

  record Key(String key, int line, int column) implements Step {}

  record Scalar(String text, int line, int column) implements Step {}

  record Fixed(Value value, int line, int column) implements Step {}

  record End() implements Step {}

  private static final End END = new End();

  void begin(boolean sequence, int line, int column) {
    steps.add(new Begin(sequence, line, column));
    depth++;
  }

  void key(String key, int line, int column) {
    steps.add(new Key(key, line, column));
  }

  void text(String text, int line, int column) {
    steps.add(new Scalar(text, line, column));
  }

  void scalar(Value value, int line, int column) {
    steps.add(new Fixed(value, line, column));
  }

  /** Whether this ends the outermost mapping or sequence recorded. */
  boolean end() {
    steps.add(END);
    return --depth == 0;
  }

  boolean isOpen() {
    return depth > 0;
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  List<Step> steps() {
    return steps;
  }

  void clear() {
    steps.clear();
    depth = 0;
  }
}
