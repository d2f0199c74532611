package dev.seawall.testkit.aws.shapes;

import dev.seawall.testkit.aws.Python;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may stand under each key of a document, as {@code testkit/aws/documents.txt} says it in the
 * words of botocore's service models.
 */
public final class AnswerShapes {
  private static final String TABLE = "testkit/aws/documents.txt";
  private final Path data;
  private final Map<String, ServiceModel> models = new HashMap<>();
  private final Map<String, Shape> own = new HashMap<>();
  private final SortedMap<String, SortedMap<String, Shape>> documents = new TreeMap<>();

  private AnswerShapes(Path data) {
    this.data = data;
  }

  /** Reads the table, and the models it names out of the botocore that the emulators use. */
  public static AnswerShapes installed() {
    String where = "import botocore; print(botocore.__path__[0])";
    Path folder = Path.of(Python.installed().run(Map.of(), "python", "-c", where).strip());
    AnswerShapes shapes = new AnswerShapes(folder.resolve("data"));
    try {
      String text = Files.readString(Path.of(System.getProperty("seawall.root"), TABLE));
      text.replace("\\\n", "")
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> shapes.add(List.of(line.strip().split(" +"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return shapes;
  }

  private void add(List<String> line) {
    List<String> rest = line.subList(2, line.size());
    String[] named = line.get(1).split(":");
    switch (line.getFirst()) {
      case "change" ->
          model(named[0]).change(named[1], rest.getFirst(), shape(rest.subList(1, rest.size())));
      case "tree" -> model(named[0]).tree(named[1]);
      case "open" -> rest.forEach(value -> model(named[0]).open(named[1], value));
      case "own" -> own.put(line.get(1), own(line.get(1), rest));
      default -> {
        SortedMap<String, Shape> ofType =
            documents.computeIfAbsent(line.getFirst(), _ -> new TreeMap<>());
        if (ofType.put(line.get(1), shape(rest)) != null) {
          throw new IllegalArgumentException(line + " is there twice");
        }
      }
    }
  }

  private ServiceModel model(String service) {
    return models.computeIfAbsent(service, each -> ServiceModel.of(data, each));
  }

  private Shape own(String name, List<String> members) {
    Map<String, Shape> shapes = new TreeMap<>();
    for (String member : members) {
      String[] both = member.split("=");
      shapes.put(both[0], shape(List.of(both[1].split("_"))));
    }
    return new Shape.Members(name, shapes.keySet(), shapes::get);
  }

  private Shape shape(List<String> words) {
    List<String> rest = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "list" -> {
        Shape element = shape(rest);
        yield new Shape.Items(() -> element);
      }
      case "map" -> {
        Shape value = shape(rest);
        yield new Shape.Names(text(false), () -> value);
      }
      case "text" -> text(false);
      case "tree" -> text(true);
      case "time" -> new Shape.Moment();
      case "number" -> new Shape.Number(true);
      case "flag" -> new Shape.Flag();
      default -> named(words.getFirst(), rest);
    };
  }

  private static Shape text(boolean tree) {
    return new Shape.Words(Set.of(), tree);
  }

  private Shape named(String name, List<String> rest) {
    if (name.startsWith("own:")) {
      String wanted = name.substring("own:".length());
      return Optional.ofNullable(own.get(wanted)).orElseThrow();
    }
    String[] both = name.split("[:.]");
    return name.contains(":")
        ? model(both[0]).shape(both[1])
        : model(both[0]).answer(both[1], rest.getFirst());
  }

  /** The operations that a document of a type may have; none when there is no such type. */
  public Set<String> operations(String type) {
    return new TreeSet<>(ofType(type).keySet());
  }

  /** The types that a document may have. */
  public Set<String> types() {
    return new TreeSet<>(documents.keySet());
  }

  private SortedMap<String, Shape> ofType(String type) {
    return documents.getOrDefault(type, new TreeMap<>());
  }

  /** The whole answer of an operation; services are named as botocore names them. */
  public Optional<Shape> answer(String service, String operation) {
    ServiceModel model = model(service);
    return model.has(operation) ? Optional.of(model.answer(operation, ".")) : Optional.empty();
  }

  /** What stands under the key of an operation in the documents of a type. */
  public Optional<Shape> shape(String type, String operation) {
    return Optional.ofNullable(ofType(type).get(operation));
  }
}
