package dev.seawall.testkit.aws.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A service as botocore describes it: its operations' answers, by the names the CLI prints. */
final class ServiceModel {
  private static final String FILE = "service-2.json.gz";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final String service;
  private final JsonNode model;
  private final Map<String, Map<String, Shape>> changes = new HashMap<>();
  private final Set<String> trees = new TreeSet<>();
  private final Map<String, Set<String>> open = new HashMap<>();

  private ServiceModel(String service, JsonNode model) {
    this.service = service;
    this.model = model;
  }

  /** The newest version of a service in botocore's folder of data. */
  static ServiceModel of(Path data, String service) {
    try (Stream<Path> versions = Files.list(data.resolve(service))) {
      Path newest =
          versions
              .filter((Predicate<Path>) version -> Files.exists(version.resolve(FILE)))
              .sorted()
              .reduce((_, later) -> later)
              .orElseThrow();
      try (InputStream file = new GZIPInputStream(Files.newInputStream(newest.resolve(FILE)))) {
        return new ServiceModel(service, JSON.readTree(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void change(String shape, String member, Shape wanted) {
    require(shape);
    changes.computeIfAbsent(shape, _ -> new HashMap<>()).put(member, wanted);
  }

  void tree(String shape) {
    require(shape);
    trees.add(shape);
  }

  void open(String shape, String value) {
    Set<String> values = open.computeIfAbsent(shape, _ -> new TreeSet<>());
    if (values(require(shape)).contains(value) || !values.add(value)) {
      throw new IllegalArgumentException(service + ":" + shape + " has " + value + " already");
    }
  }

  private JsonNode require(String shape) {
    JsonNode found = model.path("shapes").path(shape);
    if (found.isMissingNode()) {
      throw new IllegalArgumentException("there is no " + service + ":" + shape);
    }
    return found;
  }

  boolean has(String operation) {
    return model.path("operations").has(operation);
  }

  /** What a path leads to in an operation's answer: members, {@code []} for elements, or a dot. */
  Shape answer(String operation, String path) {
    JsonNode output = model.path("operations").path(operation).path("output").path("shape");
    String name = output.asText();
    for (String step : path.equals(".") ? new String[0] : path.split("\\.")) {
      String member = step.replace("[]", "");
      JsonNode next = require(name).path("members").path(member).path("shape");
      if (next.isMissingNode()) {
        throw new IllegalArgumentException(name + " of " + service + " has no " + member);
      }
      name =
          step.equals(member)
              ? next.asText()
              : require(next.asText()).path("member").path("shape").asText();
    }
    return shape(name);
  }

  Shape shape(String name) {
    JsonNode shape = require(name);
    return switch (shape.path("type").asText()) {
      case "structure" -> members(name, shape);
      case "list" -> new Shape.Items(() -> shape(shape.path("member").path("shape").asText()));
      case "map" ->
          new Shape.Names(
              shape(shape.path("key").path("shape").asText()),
              () -> shape(shape.path("value").path("shape").asText()));
      case "string" -> words(name, shape);
      case "blob", "character" -> new Shape.Words(Set.of(), trees.contains(name));
      case "timestamp" -> new Shape.Moment();
      case "boolean" -> new Shape.Flag();
      case "integer", "long" -> new Shape.Number(true);
      case "float", "double" -> new Shape.Number(false);
      default -> throw new IllegalStateException(name + " of " + service + ": " + shape);
    };
  }

  private Shape members(String name, JsonNode shape) {
    Map<String, Shape> changed = changes.getOrDefault(name, Map.of());
    Set<String> members = new TreeSet<>(changed.keySet());
    shape.path("members").fieldNames().forEachRemaining(members::add);
    return new Shape.Members(
        service + ":" + name,
        members,
        member -> {
          Shape wanted = changed.get(member);
          String known = shape.path("members").path(member).path("shape").asText();
          return wanted == null ? shape(known) : wanted;
        });
  }

  private Shape words(String name, JsonNode shape) {
    Set<String> values = values(shape);
    if (!values.isEmpty()) {
      values.addAll(open.getOrDefault(name, Set.of()));
    }
    return new Shape.Words(values, trees.contains(name));
  }

  private static Set<String> values(JsonNode shape) {
    Set<String> values = new HashSet<>();
    shape.path("enum").forEach(value -> values.add(value.asText()));
    return values;
  }
}
