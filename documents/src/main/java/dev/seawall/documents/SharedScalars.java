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
import org.jspecify.annotations.Nullable;

/**
 * A pool's own objects of scalars that are not text; the frequent ones are found without looking.
 */
final class SharedScalars {
  private final Pool pool;
  private final @Nullable Value[] smallNumbers = new @Nullable Value[1024];

  SharedScalars(Pool pool) {
    this.pool = pool;
  }

  Value share(Value value) {
    return switch (value) {
      case Bool bool -> bool;
      case Null none -> none;
      case Whole whole when whole.number() >= 0 && whole.number() < smallNumbers.length -> {
        int index = (int) whole.number();
        Value known = smallNumbers[index];
        if (known == null) {
          known = pool.share(whole);
          smallNumbers[index] = known;
        }
        yield known;
      }
      case Whole _, Text _, Decimal _, Redacted _, Unresolved _, Mapping _, Sequence _ ->
          pool.share(value);
    };
  }
}
