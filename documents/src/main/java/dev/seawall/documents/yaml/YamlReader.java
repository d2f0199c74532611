package dev.seawall.documents.yaml;

import dev.seawall.core.value.Position;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.ReadError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the documents of YAML texts, of each with an assembler that keeps things as those before
 * it. A document that is wrong does not hide the others.
 */
public final class YamlReader {
  /** The parser copies what it holds of a long scalar each time its buffer is filled. */
  private static final int LARGE = 64 << 10;

  private static final int SMALL_BUFFER = 2 << 10;
  private static final int LARGE_BUFFER = 1 << 20;
  private final Parse small = parse(SMALL_BUFFER);
  private final Parse large = parse(LARGE_BUFFER);
  private final AlikeDocuments known = new AlikeDocuments();

  private static Parse parse(int buffer) {
    return new Parse(
        LoadSettings.builder()
            .setUseMarks(true)
            .setParseComments(false)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(buffer)
            .setVersionFunction(version -> version)
            .build());
  }

  /** Reads UTF-8 text without a byte order mark. */
  public void read(byte[] text, DocumentAssembler assembler) {
    List<Chunk> chunks = Chunk.split(text);
    List<Chunk> templates = new ArrayList<>();
    Optional<ReadError> broken = Optional.empty();
    for (Chunk chunk : chunks) {
      if (chunk.contains(text, "{{") && chunk.contains(text, "}}")) {
        templates.add(chunk);
        if (broken.isEmpty()) {
          broken = firstError(text, chunk, assembler);
        }
      }
    }
    if (broken.isPresent()) {
      assembler.error(template(text, templates, broken.get()));
    }
    for (Chunk chunk : chunks) {
      if (broken.isPresent() && templates.contains(chunk)) {
        continue;
      }
      if (known.tell(text, chunk, assembler)) {
        continue;
      }
      assembler.startDocument();
      if (chunk.afterEnd()) {
        assembler.afterEndMarker();
      }
      read(text, chunk, assembler, assembler::error);
      known.keep(text, chunk, assembler);
    }
  }

  private Optional<ReadError> firstError(byte[] text, Chunk chunk, DocumentAssembler assembler) {
    List<ReadError> errors = new ArrayList<>();
    DocumentAssembler trial = assembler.trial();
    trial.startDocument();
    read(text, chunk, trial, errors::add);
    return errors.stream().findFirst();
  }

  private static ReadError template(byte[] text, List<Chunk> chunks, ReadError error) {
    boolean helm =
        chunks.stream()
            .anyMatch(
                chunk ->
                    chunk.contains(text, "{{-")
                        || chunk.contains(text, ".Values")
                        || chunk.contains(text, ".Release")
                        || chunk.contains(text, ".Chart")
                        || chunk.contains(text, "{{ include")
                        || chunk.contains(text, "{{ template"));
    return new ReadError(
        ReadError.Kind.TEMPLATE,
        helm ? "Helm template, not rendered" : "template with {{ }}, not rendered",
        error.position(),
        helm ? "the output of \"helm template\"" : "YAML");
  }

  private void read(
      byte[] text, Chunk chunk, DocumentAssembler assembler, Consumer<ReadError> errors) {
    String content = chunk.content(text);
    if (OldLineBreaks.areIn(content)) {
      content = OldLineBreaks.replaced(content, events(content));
    }
    boolean shares = chunk.contains(text, "&") || chunk.contains(text, "<<");
    try {
      Iterator<Event> events = events(content);
      if (shares) {
        new NodeReader(events, chunk.line(), assembler).read();
      } else {
        new EventReader(events, chunk.line(), assembler).read();
      }
    } catch (YamlException e) {
      errors.accept(e.error());
    } catch (MarkedYamlEngineException e) {
      errors.accept(syntax(e, chunk.line()));
    } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // The parser lets the last two escape for unfinished escapes and impossible code points.
      errors.accept(
          new ReadError(
              ReadError.Kind.SYNTAX,
              firstLine(String.valueOf(e.getMessage())),
              new Position(chunk.line() + 1, 1),
              "YAML"));
    }
  }

  private Iterator<Event> events(String content) {
    Parse parse = content.length() < LARGE ? small : large;
    return parse.parseString(content).iterator();
  }

  private static ReadError syntax(MarkedYamlEngineException e, int firstLine) {
    Position position =
        e.getProblemMark()
            .map(mark -> new Position(firstLine + mark.getLine() + 1, mark.getColumn() + 1))
            .orElse(Position.UNKNOWN);
    @Nullable String context = e.getContext();
    @Nullable String problem = e.getProblem();
    String message = context == null ? String.valueOf(problem) : context + ": " + problem;
    return new ReadError(ReadError.Kind.SYNTAX, firstLine(message), position, "YAML");
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  static YamlException failure(ReadError.Kind kind, String message, Position at, String expected) {
    return new YamlException(new ReadError(kind, message, at, expected));
  }

  static YamlException tooDeep(int limit, Position at) {
    return failure(
        ReadError.Kind.TOO_DEEP, "nested deeper than " + limit + " levels", at, "less nesting");
  }

  static Position position(Event event, int firstLine) {
    Mark mark = event.getStartMark().orElseThrow();
    return new Position(firstLine + mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Tells an assembler a document without anchors and merge keys, event by event. */
  private static final class EventReader {
    private final Iterator<Event> events;
    private final int firstLine;
    private final DocumentAssembler assembler;
    // Bit by bit: whether each open collection is a mapping.
    private final boolean[] mappings;
    private int depth;
    private boolean expectKey;
    private int skipped;
    private boolean skipNext;
    private int flows;

    EventReader(Iterator<Event> events, int firstLine, DocumentAssembler assembler) {
      this.events = events;
      this.firstLine = firstLine;
      this.assembler = assembler;
      mappings = new boolean[assembler.limits().depth() + 1];
    }

    void read() {
      while (events.hasNext()) {
        Event event = events.next();
        switch (event.getEventId()) {
          case Scalar -> scalar((ScalarEvent) event);
          case MappingStart -> begin((MappingStartEvent) event, true);
          case SequenceStart -> begin((SequenceStartEvent) event, false);
          case MappingEnd, SequenceEnd -> end();
          case Alias -> throw unknownAlias((AliasEvent) event, position(event, firstLine));
          case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {
            // Each chunk is one document.
          }
        }
      }
    }

    private void begin(CollectionStartEvent event, boolean mapping) {
      Optional<String> tag = event.getTag();
      if (depth >= mappings.length - 1) {
        throw tooDeep(assembler.limits().depth(), position(event, firstLine));
      }
      if (expectKey && skipped == 0) {
        throw complexKey(position(event, firstLine));
      }
      if (skipNext || skipped > 0) {
        skipNext = false;
        skipped++;
      } else {
        Mark mark = event.getStartMark().orElseThrow();
        int line = firstLine + mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        if (tag.isPresent() && Tags.isFunction(tag.get())) {
          assembler.scalar(Tags.function(tag.get()), line, column);
          skipped++;
        } else {
          tag.filter(Tags::isIgnored)
              .ifPresent(ignored -> assembler.ignoredTag(ignored, line, column));
          if (mapping) {
            assembler.beginMapping(line, column);
          } else {
            assembler.beginSequence(line, column);
          }
        }
      }
      mappings[depth++] = mapping;
      expectKey = mapping;
      flows += flows > 0 || event.isFlow() ? 1 : 0;
    }

    private void end() {
      depth--;
      flows -= flows > 0 ? 1 : 0;
      expectKey = depth > 0 && mappings[depth - 1];
      if (skipped > 0) {
        skipped--;
        return;
      }
      assembler.end();
    }

    private void scalar(ScalarEvent event) {
      if (flows > 0) {
        refuseOldKey(event, firstLine);
      }
      boolean isKey = expectKey;
      expectKey = depth > 0 && mappings[depth - 1] && !isKey;
      if (skipped > 0) {
        return;
      }
      if (skipNext && !isKey) {
        skipNext = false;
        return;
      }
      Mark mark = event.getStartMark().orElseThrow();
      int line = firstLine + mark.getLine() + 1;
      int column = mark.getColumn() + 1;
      String text = event.getValue();
      if (isKey) {
        skipNext =
            !assembler.key(
                keyOf(event.getTag(), event.isPlain(), text, line, column), line, column);
        return;
      }
      tell(assembler, event.getTag(), event.isPlain(), text, line, column);
    }
  }

  static void tell(
      DocumentAssembler assembler,
      Optional<String> tag,
      boolean plain,
      String text,
      int line,
      int column) {
    if (!plain && hasLoneSurrogate(text)) {
      throw failure(
          ReadError.Kind.ENCODING,
          "an escaped surrogate without its pair",
          new Position(line, column),
          "Unicode characters");
    }
    Value value;
    if (tag.isPresent()) {
      value = Tags.scalar(tag.get(), text);
      if (value == null) {
        throw misfit(tag.get(), new Position(line, column));
      }
    } else {
      value = plain ? Scalars.resolve(text) : null;
    }
    switch (value) {
      case null -> assembler.text(text, line, column);
      case Text converted -> assembler.text(converted.text(), line, column);
      default -> assembler.scalar(value, line, column);
    }
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  static String keyOf(Optional<String> tag, boolean plain, String text, int line, int column) {
    if (!plain && tag.isEmpty()) {
      return text;
    }
    String key = tag.isPresent() ? Tags.key(tag.get(), text) : Scalars.key(text);
    if (key == null) {
      throw failure(
          ReadError.Kind.SYNTAX,
          "a key that is not text",
          new Position(line, column),
          "a text as key");
    }
    return key;
  }

  /** {@code {?a: b}}: a key with a mark to kubectl, and part of the key's text to YAML 1.2. */
  static void refuseOldKey(ScalarEvent event, int firstLine) {
    if (event.isPlain() && event.getValue().startsWith("?")) {
      throw failure(
          ReadError.Kind.SYNTAX,
          "a \"?\" before a text in braces or brackets",
          position(event, firstLine),
          "a blank after it, or quotes");
    }
  }

  static YamlException misfit(String tag, Position at) {
    String shown = tag.replace(Tags.STANDARD, "!!");
    return failure(
        ReadError.Kind.SYNTAX,
        "a value that is not what its tag " + shown + " says",
        at,
        "a " + shown);
  }

  static YamlException complexKey(Position at) {
    return failure(ReadError.Kind.SYNTAX, "a mapping or sequence as key", at, "a text as key");
  }

  static YamlException unknownAlias(AliasEvent event, Position at) {
    return failure(
        ReadError.Kind.SYNTAX,
        "an alias to \"" + event.getAlias().getValue() + "\", which is not anchored before it",
        at,
        "an anchor");
  }
}
