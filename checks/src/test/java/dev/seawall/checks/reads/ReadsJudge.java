package dev.seawall.checks.reads;

import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.testkit.aws.shapes.AnswerShapes;
import dev.seawall.testkit.aws.shapes.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds reads against the shapes of answers. A part may be an item of any list that the classes
 * near the read make parts of: which one it is, nobody can tell without running it.
 */
final class ReadsJudge {
  private final AnswerShapes shapes;
  private final Sources sources;
  private final Map<String, Map<String, Shape>> partsMade = new LinkedHashMap<>();

  ReadsJudge(AnswerShapes shapes, Sources sources) {
    this.shapes = shapes;
    this.sources = sources;
    int before = -1;
    while (before != made()) {
      before = made();
      sources.reads().forEach(this::make);
    }
  }

  private int made() {
    return partsMade.values().stream().mapToInt(Map::size).sum();
  }

  /** Parts are made of the items of a list, and of a mapping that was read as one. */
  private void make(Read read) {
    boolean ofItems = read.method().equals("parts") || read.method().equals("listed");
    if (!ofItems && !read.method().equals("mapping")) {
      return;
    }
    for (Shape shape : found(read)) {
      Shape part = ofItems && shape instanceof Shape.Items(var element) ? element.get() : shape;
      if (part instanceof Shape.Members members) {
        partsMade
            .computeIfAbsent(read.unit(), _ -> new LinkedHashMap<>())
            .put(members.name(), members);
      }
    }
  }

  /** The reads of AWS documents. */
  List<Read> judged() {
    return sources.reads().stream().filter(ReadsJudge::isOfAws).toList();
  }

  private static boolean isOfAws(Read read) {
    Class<?> receiver = type(read);
    return AwsResource.class.isAssignableFrom(receiver) || AwsPart.class.isAssignableFrom(receiver);
  }

  private static Class<?> type(Read read) {
    try {
      return Class.forName(read.receiver());
    } catch (ClassNotFoundException e) {
      return Object.class;
    }
  }

  /** The reads of what no answer has, or of what has another type in all answers. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (Read read : judged()) {
      List<Shape> found = found(read);
      if (found.stream().noneMatch(read::fits)) {
        String kinds = found.isEmpty() ? "nothing" : found.getFirst().kind();
        complaints.add(read + ": the service models have " + kinds + " there");
      }
    }
    return complaints;
  }

  /** The texts that no field has which they are compared with. */
  List<String> unlisted() {
    List<String> unlisted = new ArrayList<>();
    for (Compared each : sources.compared()) {
      List<Shape> found = isOfAws(each.read()) ? found(each.read()) : List.of();
      boolean never =
          !found.isEmpty() && found.stream().noneMatch(shape -> admits(shape, each.value()));
      if (never && !each.value().isEmpty()) {
        unlisted.add(each.read() + ": never " + each.value());
      }
    }
    return unlisted;
  }

  /** What stands where it reads, in every answer that may be meant. */
  private List<Shape> found(Read read) {
    if (AwsResource.class.isAssignableFrom(type(read))) {
      return ofResource(read);
    }
    List<Shape> found = inParts(near(read.unit()), read);
    return found.isEmpty() ? inParts(further(read.unit()), read) : found;
  }

  private List<Shape> inParts(Set<String> units, Read read) {
    List<Shape> found = new ArrayList<>();
    for (String unit : units) {
      for (Shape part : partsMade.getOrDefault(unit, Map.of()).values()) {
        found.addAll(below(part, read.keys()));
      }
    }
    return found;
  }

  private List<Shape> ofResource(Read read) {
    List<Shape> found = new ArrayList<>();
    for (String type : types(type(read).asSubclass(AwsResource.class))) {
      Set<String> operations =
          read.keys().getFirst().map(Set::of).orElseGet(() -> shapes.operations(type));
      for (String operation : operations) {
        shapes
            .shape(type, operation)
            .ifPresent(
                shape -> found.addAll(below(shape, read.keys().subList(1, read.keys().size()))));
      }
    }
    return found;
  }

  private Set<String> types(Class<? extends AwsResource> assets) {
    Set<String> types = new TreeSet<>();
    for (ResourceType type : AwsTypes.typesOf(assets).orElseGet(() -> Set.copyOf(AwsTypes.all()))) {
      types.add(type.kind());
    }
    return types;
  }

  /** The class itself, those it names, and those that name it. */
  private Set<String> near(String unit) {
    Set<String> near = new LinkedHashSet<>(sources.named().getOrDefault(unit, Set.of()));
    near.add(unit);
    for (Map.Entry<String, Set<String>> other : sources.named().entrySet()) {
      if (other.getValue().contains(unit)) {
        near.add(other.getKey());
      }
    }
    return near;
  }

  /** The classes that the named ones name. */
  private Set<String> further(String unit) {
    Set<String> further = new LinkedHashSet<>();
    for (String named : sources.named().getOrDefault(unit, Set.of())) {
      further.addAll(sources.named().getOrDefault(named, Set.of()));
    }
    return further;
  }

  private static boolean admits(Shape shape, String value) {
    return !(shape instanceof Shape.Words(var values, boolean _))
        || values.isEmpty()
        || values.contains(value);
  }

  private static List<Shape> below(Shape shape, List<Optional<String>> keys) {
    if (keys.isEmpty() || shape instanceof Shape.Words(var _, boolean tree) && tree) {
      return List.of(shape);
    }
    List<Optional<String>> rest = keys.subList(1, keys.size());
    List<Shape> found = new ArrayList<>();
    switch (shape) {
      case Shape.Members members -> {
        for (String member : keys.getFirst().map(Set::of).orElseGet(members::members)) {
          members.member(member).ifPresent(each -> found.addAll(below(each, rest)));
        }
      }
      case Shape.Names names -> {
        if (keys.getFirst().isEmpty() || admits(names.key(), keys.getFirst().get())) {
          found.addAll(below(names.value().get(), rest));
        }
      }
      case Shape.Items _, Shape.Words _, Shape.Moment _, Shape.Number _, Shape.Flag _ -> {}
    }
    return found;
  }
}
