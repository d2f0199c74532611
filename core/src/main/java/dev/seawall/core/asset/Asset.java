package dev.seawall.core.asset;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Something a check can judge: a whole object or a part of one, as a view on its document. Fields
 * are read as {@link Fact}s by their keys below this asset; a field of the wrong type is a fact
 * that is not known, never a guess.
 */
public abstract class Asset {
  private final Document document;
  private final Path path;
  private final Value value;

  protected Asset(Document document, Path path, Value value) {
    this.document = document;
    this.path = path;
    this.value = value;
  }

  public final Document document() {
    return document;
  }

  /** Where this asset stands in its document. */
  public final Path path() {
    return path;
  }

  public final Value content() {
    return value;
  }

  /** The object that a finding about this asset is told of, and that a fix would change. */
  public abstract ResourceId resource();

  /**
   * How many first steps of a path do not belong to a finding's identity, such as the way to the
   * pod template, which differs between a Deployment and its pods.
   */
  public int identityDepth() {
    return 0;
  }

  /** How many running pods this asset stands for; 0 when it is not about running pods. */
  public int instances() {
    return 0;
  }

  /**
   * An asset that stands for this one and for others like it, whose tree holds what they have in
   * common ({@link dev.seawall.core.value.InCommon}): what a check says of it without touching what
   * differs holds for each. Null when there is none.
   */
  public @Nullable Asset common() {
    return null;
  }

  /**
   * Who sets what is not written in it, in words; empty where the API's defaults hold. A check
   * cannot fail because of a field that somebody else may set.
   */
  public Optional<String> completedBy() {
    return Optional.empty();
  }

  public final Fact<Boolean> flag(String... keys) {
    return read(keys, "true or false", v -> v instanceof Bool bool ? bool.value() : null);
  }

  public final Fact<String> text(String... keys) {
    return read(keys, "text", v -> v instanceof Text text ? text.text() : null);
  }

  public final Fact<Long> number(String... keys) {
    return read(keys, "a whole number", v -> v instanceof Whole whole ? whole.number() : null);
  }

  /** A moment as ISO 8601 writes it, such as {@code 2026-11-20T10:00:00Z}. */
  public final Fact<Instant> moment(String... keys) {
    return read(keys, "a time in ISO 8601", v -> v instanceof Text text ? moment(text) : null);
  }

  private static @Nullable Instant moment(Text text) {
    try {
      return Instant.parse(text.text());
    } catch (DateTimeException notOne) {
      return null;
    }
  }

  /** A field that may be text or a number, such as a port or a quantity, as text. */
  public final Fact<String> scalar(String... keys) {
    return read(
        keys,
        "text or a number",
        v -> v instanceof Mapping || v instanceof Sequence ? null : String.valueOf(v));
  }

  /** What stands in a field, for messages; other than a fact it never ends the judgement. */
  protected final String shown(String... keys) {
    Fact<String> written = scalar(keys);
    String field = keys[keys.length - 1];
    return written.isUnresolved() ? "(" + field + " not known)" : written.or("(no " + field + ")");
  }

  /** A list of whole numbers. One item that is not one makes the fact unknown. */
  public final Fact<List<Long>> numbers(String... keys) {
    return read(
        keys,
        "a list of whole numbers",
        v -> {
          if (!(v instanceof Sequence sequence)) {
            return null;
          }
          List<Long> numbers = new ArrayList<>(sequence.length());
          for (Value item : sequence.items()) {
            if (!(item instanceof Whole whole)) {
              return null;
            }
            numbers.add(whole.number());
          }
          return numbers;
        });
  }

  /** A list of texts. One item that is not text makes the fact unknown. */
  public final Fact<List<String>> texts(String... keys) {
    return read(
        keys,
        "a list of texts",
        v -> {
          if (!(v instanceof Sequence sequence)) {
            return null;
          }
          List<String> texts = new ArrayList<>(sequence.length());
          for (Value item : sequence.items()) {
            if (!(item instanceof Text text)) {
              return null;
            }
            texts.add(text.text());
          }
          return texts;
        });
  }

  /** Text by text, such as labels; values that are not text are read as they would be printed. */
  public final Fact<Map<String, String>> textMap(String... keys) {
    return read(
        keys,
        "a mapping of texts",
        v -> {
          if (!(v instanceof Mapping mapping)) {
            return null;
          }
          Map<String, String> texts = new LinkedHashMap<>();
          mapping
              .entries()
              .forEach((k, each) -> texts.put(k, each instanceof Null ? "" : each.toString()));
          return texts;
        });
  }

  /** A field of whatever type. */
  public final Fact<Value> field(String... keys) {
    return read(keys, "a value", v -> v);
  }

  /** A mapping, for checks that ask only whether it is there or is empty. */
  public final Fact<Mapping> mapping(String... keys) {
    return read(keys, "a mapping", v -> v instanceof Mapping mapping ? mapping : null);
  }

  /** Makes a part of the items of a list that are mappings. */
  @FunctionalInterface
  public interface PartMaker<P> {
    P make(Path path, Mapping content);
  }

  /**
   * The items of a list of mappings, such as ports. An absent list has none; anything that is not a
   * list of mappings ends the judgement as Unknown.
   */
  public final List<Part> parts(String... keys) {
    Sequence items = items(keys);
    if (items.length() == 0) {
      return List.of();
    }
    Path list = path.fields(keys);
    List<Part> parts = new ArrayList<>(items.length());
    for (int i = 0; i < items.length(); i++) {
      Mapping item = mapping(items.get(i), keys);
      if (item != null) {
        parts.add(new Part(this, list.item(i), item));
      }
    }
    return parts;
  }

  /** The same where the items are more than parts, such as containers. */
  public final <P> List<P> parts(PartMaker<P> maker, String... keys) {
    Path list = path.fields(keys);
    return parts(maker, list::item, keys);
  }

  /** The same, with the paths of the items. */
  protected final <P> List<P> parts(PartMaker<P> maker, IntFunction<Path> places, String... keys) {
    Sequence items = items(keys);
    List<P> parts = new ArrayList<>(items.length());
    for (int i = 0; i < items.length(); i++) {
      Mapping item = mapping(items.get(i), keys);
      if (item != null) {
        parts.add(maker.make(places.apply(i), item));
      }
    }
    return parts;
  }

  private Sequence items(String[] keys) {
    Value found = field(keys).value().orElse(Sequence.EMPTY);
    if (found instanceof Sequence sequence) {
      return sequence;
    }
    throw wrongType(keys, found, "a list");
  }

  /** An item of the list at these keys; null where it is null. */
  private @Nullable Mapping mapping(Value item, String[] keys) {
    if (item instanceof Mapping mapping) {
      return mapping;
    }
    if (item instanceof Null) {
      return null;
    }
    throw wrongType(keys, item, "a list of mappings");
  }

  private UnresolvedFactException wrongType(String[] keys, Value found, String expected) {
    String reason = reasonFor(keys, keys.length, found, expected);
    return new UnresolvedFactException(new Fact<Value>(this, keys, null, null, reason), reason);
  }

  private <T> Fact<T> read(String[] keys, String expected, Function<Value, @Nullable T> reading) {
    Value current = value;
    for (int i = 0; i < keys.length; i++) {
      if (current instanceof Null) {
        return new Fact<>(this, keys, null, null, null);
      }
      if (!(current instanceof Mapping mapping)) {
        return new Fact<>(this, keys, null, null, reasonFor(keys, i, current, "a mapping"));
      }
      Value next = mapping.get(keys[i]);
      if (next == null) {
        return new Fact<>(this, keys, null, null, i == 0 ? reasonForAbsence(keys[0]) : null);
      }
      current = next;
    }
    if (current instanceof Null) {
      return new Fact<>(this, keys, null, null, null);
    }
    T read =
        current instanceof Unresolved
                || (current instanceof Redacted && !"a value".equals(expected))
            ? null
            : reading.apply(current);
    return read == null
        ? new Fact<>(this, keys, null, null, reasonFor(keys, keys.length, current, expected))
        : new Fact<>(this, keys, read, null, null);
  }

  /**
   * Why a field that is absent at the top of this asset is not known; null where absence means that
   * it is not set.
   */
  protected @Nullable String reasonForAbsence(String key) {
    return null;
  }

  private String reasonFor(String[] keys, int depth, Value found, String expected) {
    Path at = path;
    for (int i = 0; i < depth; i++) {
      at = at.field(keys[i]);
    }
    if (found instanceof Unresolved unresolved) {
      return at + ": " + unresolved.reason();
    }
    return at + " is " + found.kindName() + ", expected " + expected;
  }
}
