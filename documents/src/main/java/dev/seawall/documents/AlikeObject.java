package dev.seawall.documents;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Layout;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Substitution;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object that was read from a text, to make others of it whose texts differ from it in some
 * scalars alone. Scalars are numbered in the order of the text. Use one a thread.
 */
public final class AlikeObject {
  private static final int LEFT_OUT = -1;
  private final Mapping object;
  private final Layout layout;
  private final PlainScalars kept;
  private final Substitution substitution = new Substitution();

  /** The node that each scalar became, and what it is. */
  private final int[] nodes;

  private final @Nullable Value[] values;

  private AlikeObject(Mapping object, Layout layout, PlainScalars kept, int scalars) {
    this.object = object;
    this.layout = layout;
    this.kept = kept;
    nodes = new int[scalars];
    values = new @Nullable Value[scalars];
    Arrays.fill(nodes, LEFT_OUT);
  }

  /**
   * An object that was told, unless its scalars have no places or mean more than they say.
   *
   * @param assembler that told it
   * @param line of the first byte of its text
   * @param column of the first byte of its text
   * @param lineStarts where each line of its text begins
   * @param starts where each scalar of its text begins that is no key, ascending
   */
  public static Optional<AlikeObject> of(
      ToldObject told,
      DocumentAssembler assembler,
      int line,
      int column,
      int[] lineStarts,
      int[] starts) {
    Optional<PlainScalars> kept = assembler.scalars(told.object());
    Optional<Layout> layout = Layout.of(told.object(), told.positions(), line, column, lineStarts);
    if (kept.isEmpty() || layout.isEmpty()) {
      return Optional.empty();
    }
    AlikeObject alike = new AlikeObject(told.object(), layout.get(), kept.get(), starts.length);
    alike.findScalars(0, told.object(), starts);
    return Optional.of(alike);
  }

  /** Answers the number of the node behind a value. */
  private int findScalars(int node, Value value, int[] starts) {
    int next = node + 1;
    switch (value) {
      case Mapping mapping -> {
        for (int i = 0; i < mapping.length(); i++) {
          next = findScalars(next, mapping.value(i), starts);
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.length(); i++) {
          next = findScalars(next, sequence.get(i), starts);
        }
      }
      // An entry stands at its key, which is none of the scalars.
      case Text _, Bool _, Whole _, Decimal _, Null _, Redacted _, Unresolved _ -> {
        int found = Arrays.binarySearch(starts, layout.offset(node));
        int scalar = found < 0 ? -found - 1 : found;
        nodes[scalar] = node;
        values[scalar] = value;
      }
    }
    return next;
  }

  /** Begins another object, with the same scalars. */
  public void begin() {
    substitution.clear();
    kept.begin();
  }

  /** Puts a text in the place of a scalar; false when only reading the object tells what it is. */
  public boolean text(int scalar, String text) {
    return nodes[scalar] == LEFT_OUT || put(scalar, kept.text(nodes[scalar], text));
  }

  /** The same for a scalar that is not text. */
  public boolean other(int scalar, Value other) {
    return nodes[scalar] == LEFT_OUT || put(scalar, kept.other(nodes[scalar], other));
  }

  private boolean put(int scalar, @Nullable Value value) {
    if (value == null) {
      return false;
    }
    if (!value.equals(values[scalar])) {
      substitution.put(nodes[scalar], value);
    }
    return true;
  }

  /** Whether what was put since {@link #begin} is what was there. */
  public boolean isUnchanged() {
    return substitution.isEmpty();
  }

  /**
   * The object with the scalars put since {@link #begin}, in ascending order; null when only
   * reading it tells what they are.
   */
  public @Nullable Mapping object() {
    return kept.holdCredential() ? null : substitution.in(object);
  }

  /** The same, made of parts that other objects share, as far as they have such parts. */
  public @Nullable Mapping sharedObject() {
    return kept.holdCredential() ? null : substitution.in(object, kept::share);
  }

  public Layout layout() {
    return layout;
  }
}
