package dev.seawall.collect.aws;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What became of a call. */
sealed interface Answer {
  Answer NONE = new None();

  /** The service's answer. */
  record Given(Value value) implements Answer {}

  /** The service says that there is none. */
  record None() implements Answer {
    @Override
    public Value value() {
      return Null.NULL;
    }
  }

  /** The service did not say. */
  record Failed(Failure failure, String sentence) implements Answer {
    @Override
    public Value value() {
      return new Unresolved(sentence);
    }
  }

  /** How the answer stands in a document. */
  Value value();

  /** The elements of a list that was given. */
  default List<Value> items() {
    return value() instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** The texts of a list that was given. */
  default List<String> texts() {
    return items().stream()
        .filter(Text.class::isInstance)
        .map(item -> ((Text) item).text())
        .toList();
  }

  /** The mappings of a list that was given. */
  default List<Mapping> mappings() {
    return items().stream().filter(Mapping.class::isInstance).map(Mapping.class::cast).toList();
  }

  /** The mapping that was given, or an empty one. */
  default Mapping mapping() {
    return value() instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }

  /** The same answer with another value, when one was given. */
  default Answer map(UnaryOperator<Value> change) {
    return this instanceof Given(Value value) ? new Given(change.apply(value)) : this;
  }

  /** One list of several, or the first that failed. */
  static Answer joined(List<Answer> lists) {
    List<Value> all = new ArrayList<>();
    for (Answer list : lists) {
      if (list.failed()) {
        return list;
      }
      all.addAll(list.items());
    }
    return new Given(Sequence.of(all));
  }

  default boolean failed() {
    return this instanceof Failed;
  }
}
