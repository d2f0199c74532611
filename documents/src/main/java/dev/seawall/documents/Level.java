package dev.seawall.documents;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.ValueBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One object being read: where its reader stands in it, and what is known of it so far. */
final class Level {
  /** What a mapping or sequence is to the rules about secrets and skipped parts. */
  enum Role {
    PLAIN,
    ROOT,
    METADATA,
    ANNOTATIONS,
    LIST_ITEMS,
    VARIABLES,
    ARGUMENTS
  }

  /** An item of a list that waits for the list's kind. */
  record Held(ValueBuilder.Built built, int line, List<Note> notes) {}

  private static final int MANY_KEYS = 12;
  final ValueBuilder builder;
  final Recording data = new Recording();
  final List<Held> held = new ArrayList<>();
  String kind = "";
  String apiVersion = "";
  String namespace = "";
  boolean ownKind;
  boolean ownVersion;
  boolean listsItems;
  int line;
  int column;
  private List<Note> notes = new ArrayList<>();
  private Role[] roles = new Role[32];
  private boolean[] sequences = new boolean[32];
  private String[] frameKeys = new String[32];
  private int[] items = new int[32];
  private int[] firstKeys = new int[32];
  private @Nullable Set<String>[] manyKeys = newSets(32);
  private int depth;
  private String[] keys = new String[128];
  private int keyCount;

  Level(Pool pool, boolean keepPositions) {
    builder = new ValueBuilder(pool, keepPositions);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type cannot be made.
  private static @Nullable Set<String>[] newSets(int length) {
    return new Set[length];
  }

  void start(String inheritedKind, int line, int column) {
    builder.reset();
    data.clear();
    held.clear();
    kind = inheritedKind;
    apiVersion = "";
    namespace = "";
    ownKind = false;
    ownVersion = false;
    listsItems = false;
    this.line = line;
    this.column = column;
    notes = new ArrayList<>(0);
    depth = 0;
    keyCount = 0;
  }

  int depth() {
    return depth;
  }

  Role role() {
    return roles[depth - 1];
  }

  boolean inSequence() {
    return depth > 0 && sequences[depth - 1];
  }

  /** The key that a frame's collection stands at; empty for an item. */
  String frameKey(int frame) {
    return frameKeys[frame];
  }

  void push(Role role, boolean sequence, String key) {
    if (depth == roles.length) {
      roles = Arrays.copyOf(roles, depth * 2);
      sequences = Arrays.copyOf(sequences, depth * 2);
      frameKeys = Arrays.copyOf(frameKeys, depth * 2);
      items = Arrays.copyOf(items, depth * 2);
      firstKeys = Arrays.copyOf(firstKeys, depth * 2);
      manyKeys = Arrays.copyOf(manyKeys, depth * 2);
    }
    roles[depth] = role;
    sequences[depth] = sequence;
    frameKeys[depth] = key;
    items[depth] = -1;
    firstKeys[depth] = keyCount;
    manyKeys[depth] = null;
    depth++;
  }

  /** Leaves the innermost collection; says whether it is a sequence. */
  boolean pop() {
    depth--;
    keyCount = firstKeys[depth];
    return sequences[depth];
  }

  void nextItem() {
    items[depth - 1]++;
  }

  /** Remembers a key of the innermost mapping; notes it when it is there already. */
  void seeKey(String key, int line, int column) {
    int from = firstKeys[depth - 1];
    int count = keyCount - from;
    boolean twice = false;
    if (count < MANY_KEYS) {
      int hash = key.hashCode();
      for (int i = from; i < keyCount; i++) {
        if (keys[i].hashCode() == hash && keys[i].equals(key)) {
          twice = true;
          break;
        }
      }
    } else {
      Set<String> many = manyKeys[depth - 1];
      if (many == null) {
        many = new HashSet<>(Arrays.asList(keys).subList(from, keyCount));
        manyKeys[depth - 1] = many;
      }
      twice = !many.add(key);
    }
    if (keyCount == keys.length) {
      keys = Arrays.copyOf(keys, keyCount * 2);
    }
    keys[keyCount++] = key;
    if (twice) {
      note(
          Note.Kind.DUPLICATE_KEY,
          "duplicate key \"" + key + "\": Kubernetes takes the last",
          path().field(key),
          line,
          column);
    }
  }

  Path path() {
    Path path = Path.ROOT;
    for (int i = 0; i < depth; i++) {
      if (i > 0 && !sequences[i - 1]) {
        path = path.field(frameKeys[i]);
      }
      if (sequences[i] && items[i] >= 0 && i < depth - 1) {
        path = path.item(items[i]);
      }
    }
    return path;
  }

  void note(Note.Kind noteKind, String message, Path path, int line, int column) {
    notes.add(new Note(noteKind, message, path, new Position(line, column)));
  }

  List<Note> notes() {
    return List.copyOf(notes);
  }
}
