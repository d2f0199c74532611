package dev.seawall.documents.json;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Layout;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Substitution;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.PlainScalars;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An item of a list as it was written and as it was read. An item that differs from it in some
 * scalars alone is read by comparing bytes: the pods of one workload are alike but for names, times
 * and addresses. Whatever else differs is left to the parser. One a thread.
 */
final class AlikeItem {
  private static final int LEFT_OUT = -1;
  private final Outline outline;
  private final Mapping document;
  private final PlainScalars kept;
  private final Substitution substitution = new Substitution();

  private final Layout layout;

  /** The node that each scalar became, and what it is. */
  private final int[] nodes;

  private final Value[] values;

  /**
   * @param document what was told of the item
   * @param layout of the item and the comma before it
   */
  AlikeItem(Outline outline, Mapping document, Layout layout, PlainScalars kept) {
    this.outline = outline;
    this.document = document;
    this.layout = layout;
    this.kept = kept;
    nodes = new int[outline.scalars()];
    values = new Value[outline.scalars()];
    Arrays.fill(nodes, LEFT_OUT);
    findScalars(0, document);
  }

  /** Answers the number of the node behind a value. */
  private int findScalars(int node, Value value) {
    int next = node + 1;
    switch (value) {
      case Mapping mapping -> {
        for (int i = 0; i < mapping.length(); i++) {
          next = findScalars(next, mapping.value(i));
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.length(); i++) {
          next = findScalars(next, sequence.get(i));
        }
      }
      // An entry stands at its key, which is none of the scalars.
      case Text _, Bool _, Whole _, Decimal _, Null _, Redacted _, Unresolved _ -> {
        int scalar = outline.scalarFrom(layout.offset(node));
        nodes[scalar] = node;
        values[scalar] = value;
      }
    }
    return next;
  }

  /**
   * Compares another item, from the comma before it on.
   *
   * @return where it ends, or -1 when more than some scalars differ
   */
  int follow(byte[] other, int from, int to) {
    return outline.follow(other, from, to);
  }

  /** The object that the item followed last is; null when only a parser can say. */
  @Nullable Mapping document(byte[] other) {
    substitution.clear();
    for (int i = 0; i < outline.changes(); i++) {
      int scalar = outline.changed(i);
      int node = nodes[scalar];
      if (node == LEFT_OUT) {
        continue;
      }
      Value value = value(node, other, outline.start(i), outline.end(i));
      if (value == null) {
        return null;
      }
      if (!value.equals(values[scalar])) {
        substitution.put(node, value);
      }
    }
    return substitution.in(document);
  }

  private @Nullable Value value(int node, byte[] other, int start, int end) {
    return switch (other[start]) {
      case '"' -> kept.text(node, text(other, start + 1, end - 1));
      case 't' -> kept.other(node, Bool.TRUE);
      case 'f' -> kept.other(node, Bool.FALSE);
      case 'n' -> kept.other(node, Null.NULL);
      default -> kept.other(node, new Whole(Long.parseLong(text(other, start, end))));
    };
  }

  private static String text(byte[] other, int start, int end) {
    return new String(other, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Where the nodes of the item followed last stand, given where the comma before it does. */
  Positions positions(int line, int column) {
    int[] changed = new int[outline.changes()];
    int[] longer = new int[outline.changes()];
    int count = 0;
    for (int i = 0; i < outline.changes(); i++) {
      if (outline.longer(i) != 0) {
        changed[count] = outline.changedFrom(i);
        longer[count++] = outline.longer(i);
      }
    }
    return layout.moved(line, column, Arrays.copyOf(changed, count), Arrays.copyOf(longer, count));
  }

  /** The line of the item followed last, given that of the comma before it. */
  int line(int line) {
    return layout.line(line);
  }

  /** How many lines end in it. */
  int lineCount() {
    return outline.lines();
  }

  /** How many bytes of the item followed last stand in the line that it ends in. */
  int lengthOfLastLine() {
    return outline.lengthOfLastLine();
  }
}
