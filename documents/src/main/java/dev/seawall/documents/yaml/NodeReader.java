package dev.seawall.documents.yaml;

import dev.seawall.core.value.Position;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.ReadError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Tells an assembler a document with anchors or merge keys: reads all of it as nodes, then walks
 * them, following aliases. What aliases may expand to is bounded as in go-yaml version 2, so that
 * the same documents are accepted.
 */
final class NodeReader {
  private static final double FEW = 400_000;
  private static final double MANY = 4_000_000;
  private static final double RATIO_OF_FEW = 0.99;
  private static final double RATIO_OF_MANY = 0.10;
  private final Iterator<Event> events;
  private final int firstLine;
  private final DocumentAssembler assembler;
  private final Map<String, Node> anchors = new HashMap<>();
  private long decoded;
  private long aliased;
  private int aliasDepth;

  private sealed interface Node {
    Position at();
  }

  private record Scalar(Optional<String> tag, boolean plain, String text, Position at)
      implements Node {
    boolean isMerge() {
      return plain && tag.isEmpty() && text.equals("<<")
          || tag.isPresent() && tag.get().equals(Tags.STANDARD + "merge");
    }
  }

  /** Children are keys and values by turns in a mapping. */
  private static final class Collection implements Node {
    final boolean mapping;
    final boolean flow;
    final Optional<String> tag;
    final Position at;
    final List<Node> children = new ArrayList<>();
    boolean entered;

    Collection(boolean mapping, boolean flow, Optional<String> tag, Position at) {
      this.mapping = mapping;
      this.flow = flow;
      this.tag = tag;
      this.at = at;
    }

    @Override
    public Position at() {
      return at;
    }
  }

  private record Alias(Node target, Position at) implements Node {}

  NodeReader(Iterator<Event> events, int firstLine, DocumentAssembler assembler) {
    this.events = events;
    this.firstLine = firstLine;
    this.assembler = assembler;
  }

  void read() {
    Node root = compose();
    if (root != null) {
      walk(root, 0);
    }
  }

  private @Nullable Node compose() {
    List<Collection> open = new ArrayList<>();
    Node root = null;
    while (events.hasNext()) {
      Event event = events.next();
      Node node;
      switch (event.getEventId()) {
        case Scalar -> {
          ScalarEvent scalar = (ScalarEvent) event;
          if (!open.isEmpty() && open.getLast().flow) {
            YamlReader.refuseOldKey(scalar, firstLine);
          }
          node = new Scalar(scalar.getTag(), scalar.isPlain(), scalar.getValue(), at(event));
          scalar.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
          add(open, node);
        }
        case MappingStart -> {
          MappingStartEvent start = (MappingStartEvent) event;
          node = collection(true, start, open);
          start.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
          begin(open, (Collection) node);
        }
        case SequenceStart -> {
          SequenceStartEvent start = (SequenceStartEvent) event;
          node = collection(false, start, open);
          start.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
          begin(open, (Collection) node);
        }
        case Alias -> {
          AliasEvent alias = (AliasEvent) event;
          Node target = anchors.get(alias.getAlias().getValue());
          if (target == null) {
            throw YamlReader.unknownAlias(alias, at(event));
          }
          node = new Alias(target, at(event));
          add(open, node);
        }
        case MappingEnd, SequenceEnd -> {
          node = open.removeLast();
        }
        case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {
          continue;
        }
        default -> throw new IllegalStateException("unknown event " + event);
      }
      if (root == null) {
        root = node;
      }
    }
    return root;
  }

  private Collection collection(
      boolean mapping, CollectionStartEvent start, List<Collection> open) {
    boolean flow = start.isFlow() || !open.isEmpty() && open.getLast().flow;
    return new Collection(mapping, flow, start.getTag(), at(start));
  }

  private Position at(Event event) {
    return YamlReader.position(event, firstLine);
  }

  private static void add(List<Collection> open, Node node) {
    if (!open.isEmpty()) {
      open.getLast().children.add(node);
    }
  }

  private void begin(List<Collection> open, Collection node) {
    add(open, node);
    if (open.size() >= assembler.limits().depth()) {
      throw YamlReader.tooDeep(assembler.limits().depth(), node.at());
    }
    open.add(node);
  }

  private void count(Node node) {
    decoded++;
    if (aliasDepth > 0) {
      aliased++;
    }
    if (aliased > 100
        && decoded > 1000
        && (double) aliased / (double) decoded > allowedRatio((double) decoded)) {
      throw YamlReader.failure(
          ReadError.Kind.EXCESSIVE_ALIASING,
          "excessive aliasing",
          node.at(),
          "a document that aliases do not blow up");
    }
  }

  private static double allowedRatio(double decoded) {
    if (decoded <= FEW) {
      return RATIO_OF_FEW;
    }
    if (decoded >= MANY) {
      return RATIO_OF_MANY;
    }
    return RATIO_OF_FEW - (RATIO_OF_FEW - RATIO_OF_MANY) * ((decoded - FEW) / (MANY - FEW));
  }

  private void walk(Node node, int depth) {
    count(node);
    if (depth > assembler.limits().depth()) {
      throw YamlReader.tooDeep(assembler.limits().depth(), node.at());
    }
    switch (node) {
      case Scalar scalar ->
          YamlReader.tell(
              assembler,
              scalar.tag,
              scalar.plain,
              scalar.text,
              scalar.at.line(),
              scalar.at.column());
      case Alias alias -> {
        aliasDepth++;
        walk(alias.target, depth);
        aliasDepth--;
      }
      case Collection collection -> walk(collection, depth);
    }
  }

  private void walk(Collection node, int depth) {
    int line = node.at.line();
    int column = node.at.column();
    if (node.tag.isPresent() && Tags.isFunction(node.tag.get())) {
      assembler.scalar(Tags.function(node.tag.get()), line, column);
      return;
    }
    enter(node);
    node.tag
        .filter(Tags::isIgnored)
        .ifPresent(ignored -> assembler.ignoredTag(ignored, line, column));
    if (node.mapping) {
      assembler.beginMapping(line, column);
      entries(node, depth);
    } else {
      assembler.beginSequence(line, column);
      for (Node child : node.children) {
        walk(child, depth + 1);
      }
    }
    assembler.end();
    node.entered = false;
  }

  private static void enter(Collection node) {
    if (node.entered) {
      throw YamlReader.failure(
          ReadError.Kind.EXCESSIVE_ALIASING,
          "an alias inside the value it stands for",
          node.at,
          "an alias to something complete");
    }
    node.entered = true;
  }

  private void entries(Collection node, int depth) {
    if (!hasMerge(node)) {
      for (int i = 0; i + 1 < node.children.size(); i += 2) {
        entry(keyOf(node.children.get(i)), node.children.get(i + 1), depth);
      }
      return;
    }
    List<Entry> merged = new ArrayList<>();
    collect(node, false, merged, depth);
    // Later entries win, as in go-yaml version 2; what a merge wins or loses is not a duplicate.
    Set<String> later = new HashSet<>();
    Set<String> laterMerged = new HashSet<>();
    boolean[] dropped = new boolean[merged.size()];
    for (int i = merged.size() - 1; i >= 0; i--) {
      Entry entry = merged.get(i);
      String name = entry.key.name;
      boolean repeated = !later.add(name);
      dropped[i] = repeated && (entry.merged || laterMerged.contains(name));
      if (entry.merged) {
        laterMerged.add(name);
      }
    }
    for (int i = 0; i < dropped.length; i++) {
      if (!dropped[i]) {
        Entry entry = merged.get(i);
        aliasDepth += entry.merged ? 1 : 0;
        entry(entry.key, entry.value, depth);
        aliasDepth -= entry.merged ? 1 : 0;
      }
    }
  }

  private record Key(String name, Position at) {}

  private record Entry(Key key, Node value, boolean merged) {}

  private void entry(Key key, Node value, int depth) {
    count(value);
    if (assembler.key(key.name, key.at.line(), key.at.column())) {
      walk(value, depth + 1);
    }
  }

  private static boolean hasMerge(Collection node) {
    for (int i = 0; i < node.children.size(); i += 2) {
      if (node.children.get(i) instanceof Scalar key && key.isMerge()) {
        return true;
      }
    }
    return false;
  }

  private void collect(Collection node, boolean merged, List<Entry> entries, int depth) {
    if (depth > assembler.limits().depth()) {
      throw YamlReader.tooDeep(assembler.limits().depth(), node.at);
    }
    for (int i = 0; i + 1 < node.children.size(); i += 2) {
      Node key = node.children.get(i);
      Node value = node.children.get(i + 1);
      if (!(key instanceof Scalar scalar && scalar.isMerge())) {
        if (merged) {
          aliasDepth++;
          count(value);
          aliasDepth--;
        }
        entries.add(new Entry(keyOf(key), value, merged));
        continue;
      }
      Node source = value instanceof Alias alias ? alias.target : value;
      if (!(source instanceof Collection collection)) {
        throw notMergeable(value);
      }
      if (collection.mapping) {
        merge(collection, entries, depth);
        continue;
      }
      if (value instanceof Alias) {
        throw notMergeable(value);
      }
      // Earlier mappings of the list take precedence.
      for (Node each : collection.children.reversed()) {
        Node target = each instanceof Alias alias ? alias.target : each;
        if (!(target instanceof Collection mapping) || !mapping.mapping) {
          throw notMergeable(each);
        }
        merge(mapping, entries, depth);
      }
    }
  }

  private void merge(Collection source, List<Entry> entries, int depth) {
    enter(source);
    collect(source, true, entries, depth + 1);
    source.entered = false;
  }

  private static YamlException notMergeable(Node node) {
    return YamlReader.failure(
        ReadError.Kind.SYNTAX, "a merge of something else", node.at(), "a mapping to merge");
  }

  private static Key keyOf(Node node) {
    Node target = node instanceof Alias alias ? alias.target : node;
    if (!(target instanceof Scalar scalar)) {
      throw YamlReader.complexKey(node.at());
    }
    Position at = node.at();
    return new Key(
        YamlReader.keyOf(scalar.tag, scalar.plain, scalar.text, at.line(), at.column()), at);
  }
}
