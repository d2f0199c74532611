package dev.seawall.core.asset;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What is worked out once of many assets and asked for often, by its class. Safe for use by several
 * threads: an index may be made twice at the same moment, and everybody gets the first of the two.
 *
 * @param <S> what the indexes are over
 */
public final class Indexes<S> {
  private final S source;
  private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

  public Indexes(S source) {
    this.source = source;
  }

  /** The index of a class, made when it is first asked for. */
  public <I> I get(Class<I> type, Function<S, I> maker) {
    Object known = made.get(type);
    if (known == null) {
      // Not computeIfAbsent, which fails when an index asks for another while it is made.
      known = maker.apply(source);
      Object present = made.putIfAbsent(type, known);
      known = present == null ? known : present;
    }
    return type.cast(known);
  }
}
