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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link DocumentAssembler} would have made of other scalars in the place of those of an
 * object, as far as it makes nothing of them but what they say. Use one a thread.
 */
public final class PlainScalars {
  private final Pool pool;
  private final SharedScalars scalars;
  private final KnownVariables variables;
  private final Kept[] kept;
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

  /** As it is unless an environment variable of this name has a credential in it. */
  private record OfVariable(String name) implements Kept {}

  private static final Kept OTHERWISE = new Otherwise();
  private static final Kept AS_IT_IS = new AsItIs();
  private static final Kept OWN = new Own();

  private PlainScalars(Pool pool, SharedScalars scalars, KnownVariables variables, int nodes) {
    this.pool = pool;
    this.scalars = scalars;
    this.variables = variables;
    kept = new Kept[nodes];
  }

  static Optional<PlainScalars> of(
      Mapping object, Pool pool, SharedScalars scalars, KnownVariables variables) {
    for (int i = 0; i < object.length(); i++) {
      // How data is kept depends on the kind, the namespace and, of a Secret, on everything.
      if (Rules.isData(object.key(i))) {
        return Optional.empty();
      }
    }
    PlainScalars plain = new PlainScalars(pool, scalars, variables, object.size());
    plain.visit(object, Role.ROOT, AS_IT_IS);
    return Optional.of(plain);
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
      case OfVariable(String name) ->
          variables.credential(name, text).isPresent() ? null : pool.text(text);
    };
  }

  /** The same for a scalar that is not text. */
  public @Nullable Value other(int place, Value scalar) {
    Kept how = kept[place];
    return how == OTHERWISE || how instanceof OfVariable ? null : scalars.share(scalar);
  }

  private void visit(Value value, Role role, Kept how) {
    int here = node++;
    kept[here] = value instanceof Redacted || value instanceof Unresolved ? OTHERWISE : how;
    switch (value) {
      case Mapping mapping -> {
        for (int i = 0; i < mapping.length(); i++) {
          String name = mapping.key(i);
          Value child = mapping.value(i);
          visit(child, roleOf(role, name, child), how == OTHERWISE ? how : kept(role, name));
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.length(); i++) {
          Value item = sequence.get(i);
          if (role == Role.ARGUMENTS || how == OTHERWISE) {
            visit(item, Role.ARGUMENTS, OTHERWISE);
          } else if (role == Role.VARIABLES) {
            visitVariable(item);
          } else {
            visit(item, roleOf(role, "", item), AS_IT_IS);
          }
        }
      }
      case Text _, Bool _, Whole _, Decimal _, Null _, Redacted _, Unresolved _ -> {}
    }
  }

  /** An entry of {@code env}: its name says how its value is kept. */
  private void visitVariable(Value variable) {
    if (!(variable instanceof Mapping mapping) || !(mapping.get("name") instanceof Text name)) {
      visit(variable, Role.PLAIN, OTHERWISE);
      return;
    }
    kept[node++] = OTHERWISE;
    for (int i = 0; i < mapping.length(); i++) {
      String key = mapping.key(i);
      Value child = mapping.value(i);
      Kept how =
          switch (key) {
            case "name" -> OTHERWISE;
            case "value" -> new OfVariable(name.text());
            default -> AS_IT_IS;
          };
      visit(child, roleOf(Role.PLAIN, key, child), how);
    }
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
