package dev.seawall.emulators.eks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operations and shapes of the EKS API, version 2017-11-01, as botocore's service model has
 * them. {@code emulators/eks/service-model.py} writes the files it is read from: that of the
 * botocore that the emulator is judged by, and what newer ones add to it.
 */
record ServiceModel(Map<String, Operation> operations, Map<String, Shape> shapes) {
  private static final List<String> FILES = List.of("service-model.txt", "newer-operations.txt");
  private static final Pattern MEMBER =
      Pattern.compile("(\\w+)(\\*?):(\\w+)(?:@(uri|query)=(\\w+))?");
  private static final Pattern RANGE = Pattern.compile("(-?\\d*)\\.\\.(-?\\d*)");

  /** One operation: how it is called, what it takes, answers and may refuse with. */
  record Operation(
      String name,
      String method,
      List<String> path,
      String input,
      String output,
      List<String> errors) {}

  /** What a value may be. */
  sealed interface Shape {}

  /** An object with known members; for an error also its HTTP status. */
  record Structure(String name, int status, Map<String, Member> members) implements Shape {}

  /** A list of alike values. */
  record Listing(String element, Limits limits) implements Shape {}

  /** An object with free keys. */
  record Mapping(String key, String value, Limits limits) implements Shape {}

  /** One of some words. */
  record Choice(Set<String> words) implements Shape {}

  /** A string, whose limits are of its length. */
  record Text(Limits limits, @Nullable Pattern pattern) implements Shape {}

  /** A whole number. */
  record Whole(Limits limits) implements Shape {}

  /** True or false. */
  record Flag() implements Shape {}

  /** Seconds since 1970, with fractions. */
  record Moment() implements Shape {}

  /** A member of a structure and where a request carries it. */
  record Member(String shape, boolean required, Place place, String wireName) {}

  /** The part of a request that carries a member. */
  enum Place {
    BODY,
    URI,
    QUERY
  }

  /** The smallest and largest length, count or value. */
  record Limits(long min, long max) {
    static final Limits NONE = new Limits(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean allow(long number) {
      return number >= min && number <= max;
    }
  }

  ServiceModel {
    operations = Map.copyOf(operations);
    shapes = Map.copyOf(shapes);
  }

  static ServiceModel load() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    Map<String, Shape> shapes = new HashMap<>();
    FILES.forEach(file -> load(file, operations, shapes));
    return new ServiceModel(operations, shapes);
  }

  /** What was read before stays. */
  private static void load(
      String file, Map<String, Operation> operations, Map<String, Shape> shapes) {
    try (InputStream stream =
            Objects.requireNonNull(ServiceModel.class.getResourceAsStream(file), file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> words = List.of(line.strip().split(" ", -1));
        if (words.getFirst().equals("operation")) {
          operations.putIfAbsent(words.get(1), operation(words));
        } else {
          shapes.putIfAbsent(words.get(1), shape(words));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Operation operation(List<String> words) {
    List<String> path = List.of(words.get(3).substring(1).split("/", -1));
    return new Operation(
        words.get(1),
        words.get(2),
        path,
        words.get(4),
        words.get(5),
        words.subList(6, words.size()));
  }

  private static Shape shape(List<String> words) {
    String name = words.get(1);
    List<String> rest = words.subList(2, words.size());
    return switch (words.getFirst()) {
      case "structure" -> new Structure(name, 0, members(rest));
      case "error" ->
          new Structure(
              name, Integer.parseInt(rest.getFirst()), members(rest.subList(1, rest.size())));
      case "list" -> new Listing(rest.getFirst(), limits(rest));
      case "map" -> new Mapping(rest.getFirst(), rest.get(1), limits(rest));
      case "enum" -> new Choice(Set.copyOf(rest));
      case "string" -> new Text(limits(rest), pattern(rest));
      case "integer" -> new Whole(limits(rest));
      case "boolean" -> new Flag();
      case "timestamp" -> new Moment();
      default -> throw new IllegalStateException("no such kind of shape: " + words);
    };
  }

  private static Map<String, Member> members(List<String> words) {
    Map<String, Member> members = new LinkedHashMap<>();
    for (String word : words) {
      var parts = MEMBER.matcher(word);
      if (!parts.matches()) {
        throw new IllegalStateException("not a member: " + word);
      }
      Place place =
          parts.group(4) == null
              ? Place.BODY
              : Place.valueOf(parts.group(4).toUpperCase(Locale.ROOT));
      String wireName = place == Place.BODY ? parts.group(1) : parts.group(5);
      members.put(
          parts.group(1), new Member(parts.group(3), !parts.group(2).isEmpty(), place, wireName));
    }
    return Collections.unmodifiableMap(members);
  }

  private static Limits limits(List<String> words) {
    for (String word : words) {
      var range = RANGE.matcher(word);
      if (range.matches()) {
        return new Limits(
            range.group(1).isEmpty() ? Long.MIN_VALUE : Long.parseLong(range.group(1)),
            range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2)));
      }
    }
    return Limits.NONE;
  }

  private static @Nullable Pattern pattern(List<String> words) {
    for (String word : words) {
      if (word.startsWith("/")) {
        return Pattern.compile(word.substring(1, word.length() - 1));
      }
    }
    return null;
  }

  Shape shape(String name) {
    Shape shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalStateException("no shape " + name);
    }
    return shape;
  }

  Structure structure(String name) {
    return (Structure) shape(name);
  }

  /** The operation that is called with a method and the still encoded segments of a path. */
  Optional<Operation> find(String method, List<String> segments) {
    List<Operation> found = new ArrayList<>();
    for (Operation operation : operations.values()) {
      if (operation.method().equals(method) && fits(operation.path(), segments)) {
        found.add(operation);
      }
    }
    // "/x/describe" is meant before "/x/{name}"
    return found.stream().min(Comparator.comparingLong(ServiceModel::labels));
  }

  private static long labels(Operation operation) {
    return operation.path().stream().filter(each -> each.startsWith("{")).count();
  }

  private static boolean fits(List<String> path, List<String> segments) {
    if (path.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      boolean label = path.get(i).startsWith("{");
      if (label ? segments.get(i).isEmpty() : !path.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }
}
