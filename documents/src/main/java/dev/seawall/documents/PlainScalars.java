package dev.seawall.documents;

import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.Level.Role;
import dev.seawall.documents.redact.CommandLine;
import dev.seawall.documents.redact.CredentialPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link DocumentAssembler} would have made of other scalars in the place of those of an
 * object, as far as it makes nothing of them but what they say, or finds no credential in them. Use
 * one a thread.
 */
public final class PlainScalars {
  private final Pool pool;
  private final SharedScalars scalars;
  private final Kept[] kept;
  private final List<Together> asked = new ArrayList<>();
  private @Nullable Together commandLine;
  private int node;

  /** How a scalar is kept. */
  private sealed interface Kept {}

  /** In a way that depends on more than itself, or not at all. */
  private record Otherwise() implements Kept {}

  /** As it is. */
  private record AsItIs() implements Kept {}

  /** As it is, and mostly unlike that of any other object, such as its name. */
  private record Own() implements Kept {}

  /** As it is, but for a random suffix that the key may give it. */
  private record Named(String key) implements Kept {}

  /** As it is, unless there is a credential in it or in one of those it belongs to. */
  private record PartOf(Together all, int index, String key) implements Kept {}

  /** Texts that say together whether there is a credential in one of them. */
  private static final class Together {
    private final Predicate<List<String>> holdsCredential;
    private final List<String> own = new ArrayList<>();
    private List<String> now = List.of();
    private boolean isKnown = true;

    Together(Predicate<List<String>> holdsCredential) {
      this.holdsCredential = holdsCredential;
    }

    PartOf add(String text, String key) {
      own.add(text);
      return new PartOf(this, own.size() - 1, key);
    }

    /** Whether it is the first that was put. */
    boolean put(int index, String text) {
      boolean first = now.isEmpty();
      if (first) {
        now = new ArrayList<>(own);
      }
      now.set(index, text);
      return first;
    }
  }

  private static final Kept OTHERWISE = new Otherwise();
  private static final Kept AS_IT_IS = new AsItIs();
  private static final Kept OWN = new Own();

  private PlainScalars(Pool pool, SharedScalars scalars, int nodes) {
    this.pool = pool;
    this.scalars = scalars;
    kept = new Kept[nodes];
  }

  static Optional<PlainScalars> of(Mapping object, Pool pool, SharedScalars scalars) {
    for (int i = 0; i < object.length(); i++) {
      // How data is kept depends on the kind, the namespace and, of a Secret, on everything.
      if (Rules.isData(object.key(i))) {
        return Optional.empty();
      }
    }
    PlainScalars plain = new PlainScalars(pool, scalars, object.size());
    plain.visit(object, Role.ROOT, AS_IT_IS);
    return Optional.of(plain);
  }

  /** Begins another object. */
  public void begin() {
    for (Together each : asked) {
      each.now = List.of();
    }
    asked.clear();
  }

  /**
   * What a text at a scalar's place is kept as; null where only reading the whole object tells.
   *
   * @param place the scalar's number in the order of {@link dev.seawall.core.value.Positions}
   */
  public @Nullable Value text(int place, String text) {
    return switch (kept[place]) {
      case Otherwise _ -> null;
      case AsItIs _ -> pool.text(text);
      case Own _ -> new Text(text);
      case Named(String key) -> pool.text(Rules.withoutRandomSuffix(key, text));
      case PartOf(Together all, int index, String key) -> {
        if (all.put(index, text)) {
          asked.add(all);
        }
        yield pool.text(Rules.withoutRandomSuffix(key, text));
      }
    };
  }

  /** The same for a scalar that is not text. */
  public @Nullable Value other(int place, Value scalar) {
    Kept how = kept[place];
    return how == OTHERWISE || how instanceof PartOf ? null : scalars.share(scalar);
  }

  /** Whether one of the texts asked about since {@link #begin} has to do with a credential. */
  public boolean holdCredential() {
    for (Together each : asked) {
      if (!each.isKnown || each.holdsCredential.test(each.now)) {
        return true;
      }
    }
    return false;
  }

  /** An object like those told before, for a value whose children are such. */
  public Value share(Value value) {
    return pool.share(value);
  }

  private void visit(Value value, Role role, Kept how) {
    int here = node++;
    kept[here] = value instanceof Redacted || value instanceof Unresolved ? OTHERWISE : how;
    switch (value) {
      case Mapping mapping -> {
        commandLine = null;
        for (int i = 0; i < mapping.length(); i++) {
          String name = mapping.key(i);
          Value child = mapping.value(i);
          if (child instanceof Sequence words && roleOf(role, name, child) == Role.ARGUMENTS) {
            visitCommandLine(words, name, how != OTHERWISE && isOfTexts(words));
          } else {
            visit(child, roleOf(role, name, child), how == OTHERWISE ? how : kept(role, name));
          }
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.length(); i++) {
          Value item = sequence.get(i);
          if (role == Role.ARGUMENTS || how == OTHERWISE) {
            visit(item, Role.ARGUMENTS, OTHERWISE);
          } else if (role == Role.VARIABLES && item instanceof Mapping variable) {
            visitVariable(variable);
          } else {
            visit(item, roleOf(role, "", item), role == Role.VARIABLES ? OTHERWISE : AS_IT_IS);
          }
        }
      }
      case Text _, Bool _, Whole _, Decimal _, Null _, Redacted _, Unresolved _ -> {}
    }
  }

  private static boolean isOfTexts(Sequence words) {
    for (int i = 0; i < words.length(); i++) {
      if (!(words.get(i) instanceof Text)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A container's {@code command} or {@code args}; the one goes on with the other. Where not all of
   * it is known, because a credential was taken out, none of it may differ.
   */
  private void visitCommandLine(Sequence words, String field, boolean isKnown) {
    if (commandLine == null || field.equals("command")) {
      commandLine = new Together(PlainScalars::isCommandWithCredential);
    }
    Together line = commandLine;
    if (!isKnown) {
      line.isKnown = false;
      visit(words, Role.ARGUMENTS, OTHERWISE);
      return;
    }
    kept[node++] = AS_IT_IS;
    for (int i = 0; i < words.length(); i++) {
      kept[node++] = line.add(((Text) words.get(i)).text(), "");
    }
  }

  private static boolean isCommandWithCredential(List<String> words) {
    CommandLine line = new CommandLine();
    for (String word : words) {
      if (line.next(word).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** An entry of {@code env}: its name says how its value is kept. */
  private void visitVariable(Mapping variable) {
    commandLine = null;
    if (!holdsValue(variable)) {
      visit(variable, Role.PLAIN, AS_IT_IS);
      return;
    }
    if (variable.length() != 2
        || !(variable.get("name") instanceof Text)
        || !(variable.get("value") instanceof Text)) {
      visit(variable, Role.PLAIN, OTHERWISE);
      return;
    }
    int name = variable.indexOf("name");
    Together both =
        new Together(
            texts ->
                CredentialPatterns.inVariable(texts.get(name), texts.get(1 - name)).isPresent());
    kept[node++] = AS_IT_IS;
    kept[node++] = both.add(((Text) variable.value(0)).text(), variable.key(0));
    kept[node++] = both.add(((Text) variable.value(1)).text(), variable.key(1));
  }

  private static boolean holdsValue(Value part) {
    if (!(part instanceof Mapping mapping)) {
      return false;
    }
    for (int i = 0; i < mapping.length(); i++) {
      if (mapping.key(i).equals("value") || holdsValue(mapping.value(i))) {
        return true;
      }
    }
    return false;
  }

  private static Role roleOf(Role parent, String key, Value child) {
    return Rules.role(parent, key, child instanceof Sequence);
  }

  private static Kept kept(Role role, String key) {
    return switch (role) {
      case ROOT -> key.equals("kind") || key.equals("apiVersion") ? OTHERWISE : AS_IT_IS;
      case METADATA -> OWN;
      case ANNOTATIONS ->
          key.equals("kubectl.kubernetes.io/last-applied-configuration") ? OTHERWISE : AS_IT_IS;
      case PLAIN -> key.equals("name") ? new Named(key) : AS_IT_IS;
      case LIST_ITEMS, VARIABLES, ARGUMENTS -> OTHERWISE;
    };
  }
}
