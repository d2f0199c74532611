package dev.seawall.documents.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Locator;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Value;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a snapshot file as a stream, and says what is lost when it is damaged. */
public final class SnapshotReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(256 << 20).build())
          .build();

  private final ValueCodec values;
  private String group = "";
  private String kind = "";
  private long documents;
  private @Nullable Scope scope;
  private boolean ended;

  private SnapshotReader(Pool pool) {
    values = new ValueCodec(pool);
  }

  /** Whether a stream starts as a snapshot file does; reads a part of it. */
  public static boolean isSnapshot(InputStream file) throws IOException {
    try (JsonParser json = FACTORY.createParser(unpacked(file))) {
      return json.nextToken() == JsonToken.START_OBJECT
          && json.nextToken() == JsonToken.FIELD_NAME
          && json.currentName().equals("seawall-snapshot");
    } catch (SnapshotException | JsonProcessingException | ZipException | EOFException e) {
      return false;
    }
  }

  /** Reads a whole file into memory. */
  public static Snapshot read(InputStream file, Pool pool) throws IOException {
    List<Document> documents = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<Scope> scopes = new ArrayList<>();
    SnapshotSink sink =
        new SnapshotSink() {
          @Override
          public void document(Document document) {
            documents.add(document);
          }

          @Override
          public void gap(Gap gap) {
            gaps.add(gap);
          }

          @Override
          public void problem(Problem problem) {
            problems.add(problem);
          }

          @Override
          public void scope(Scope scope) {
            scopes.add(scope);
          }
        };
    read(file, pool, sink);
    return new Snapshot(scopes.getLast(), documents, gaps, problems);
  }

  /**
   * Reads a file; returns what was said about its writing. When it throws, what was told before is
   * what could be read.
   */
  public static Map<String, String> read(InputStream file, Pool pool, SnapshotSink sink)
      throws IOException {
    SnapshotReader reader = new SnapshotReader(pool);
    try (JsonParser json = FACTORY.createParser(unpacked(file))) {
      return reader.readAll(json, sink);
    } catch (EOFException e) {
      throw reader.damaged("cut off", e);
    } catch (ZipException e) {
      throw reader.damaged("damaged", e);
    } catch (JsonProcessingException e) {
      throw reader.damaged("damaged", e);
    }
  }

  private static InputStream unpacked(InputStream file) throws IOException {
    try {
      return new GZIPInputStream(file, 1 << 16);
    } catch (ZipException e) {
      throw new SnapshotException("not a Seawall snapshot: it is not compressed as one", e);
    } catch (EOFException e) {
      throw new SnapshotException("not a Seawall snapshot: it is empty or cut off", e);
    }
  }

  private SnapshotException damaged(String how, Throwable cause) {
    String where = group.isEmpty() ? "before the first" : "among those of " + group;
    String rest = scope == null ? ", and all gaps and the scope" : "";
    return new SnapshotException(
        "the snapshot is %s: %d documents were read, the rest (%s)%s is lost"
            .formatted(how, documents, where, rest),
        cause);
  }

  private Map<String, String> readAll(JsonParser json, SnapshotSink sink) throws IOException {
    Map<String, String> metadata = header(json);
    while (json.nextToken() != null) {
      require(json, JsonToken.START_OBJECT);
      readLine(json, sink);
    }
    if (!ended) {
      throw damaged("cut off", new EOFException());
    }
    return metadata;
  }

  private static Map<String, String> header(JsonParser json) throws IOException {
    boolean ours =
        json.nextToken() == JsonToken.START_OBJECT
            && json.nextToken() == JsonToken.FIELD_NAME
            && json.currentName().equals("seawall-snapshot")
            && json.nextToken() == JsonToken.VALUE_NUMBER_INT;
    if (!ours) {
      throw new SnapshotException("not a Seawall snapshot: it does not start as one");
    }
    int format = json.getIntValue();
    Map<String, String> metadata = Map.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean known = json.currentName().equals("metadata");
      json.nextToken();
      if (known) {
        metadata = strings(json);
      } else {
        json.skipChildren();
      }
    }
    if (format > SnapshotWriter.FORMAT) {
      throw new SnapshotException(
          "the snapshot has format %d, and this Seawall reads formats up to %d: use a newer Seawall"
              .formatted(format, SnapshotWriter.FORMAT));
    }
    return metadata;
  }

  private void readLine(JsonParser json, SnapshotSink sink) throws IOException {
    Origin origin = new Origin.Api("");
    List<Note> notes = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "documents" -> {
          Fields fields = Fields.read(json);
          kind = fields.text("kind");
          group = kind + " (" + fields.text("apiVersion") + ")";
        }
        case "origin" -> origin = origin(Fields.read(json));
        case "notes" -> notes = notes(json);
        case "document" -> {
          Value value = values.read(json, kind);
          if (!(value instanceof Mapping mapping)) {
            throw new SnapshotException("a document that is " + value.kindName());
          }
          documents++;
          sink.document(new Document(mapping, origin, Locator.NONE, notes));
        }
        case "gap" -> sink.gap(gap(Fields.read(json)));
        case "problem" -> sink.problem(problem(Fields.read(json)));
        case "scope" -> {
          Scope read = scope(json);
          scope = read;
          sink.scope(read);
        }
        case "end" -> {
          ended = json.getLongValue() == documents && scope != null;
        }
        default -> json.skipChildren();
      }
    }
  }

  private static Origin origin(Fields fields) throws IOException {
    return fields.has("api")
        ? new Origin.Api(fields.text("api"))
        : new Origin.File(fields.text("file"), fields.text("relative"), fields.number("index"));
  }

  private static Gap gap(Fields fields) throws IOException {
    return new Gap(
        type(fields),
        fields.text("namespace"),
        fields.text("verb"),
        fields.constant("reason", Gap.Reason.class),
        fields.text("message"),
        fields.has("cluster") ? fields.text("cluster") : "");
  }

  private static Problem problem(Fields fields) throws IOException {
    return new Problem(
        fields.constant("level", Problem.Level.class),
        fields.text("where"),
        new Position(fields.number("line"), fields.number("column")),
        fields.text("message"));
  }

  private static ResourceType type(Fields fields) throws IOException {
    return new ResourceType(
        fields.text("group"),
        fields.text("resource"),
        fields.text("typeKind"),
        Boolean.parseBoolean(fields.text("namespaced")));
  }

  private static List<Note> notes(JsonParser json) throws IOException {
    List<Note> notes = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Fields fields = Fields.read(json);
      Position position = new Position(fields.number("line"), fields.number("column"));
      Path path = fields.path();
      notes.add(
          new Note(
              fields.constant("kind", Note.Kind.class), fields.text("message"), path, position));
    }
    return notes;
  }

  private static Scope scope(JsonParser json) throws IOException {
    Scope.Kind kind = Scope.Kind.CLUSTER;
    String name = "";
    TreeSet<ResourceType> complete = new TreeSet<>();
    Map<String, String> details = Map.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "kind" -> kind = Fields.constantOf(json.getText(), Scope.Kind.class);
        case "name" -> name = json.getText();
        case "complete" -> {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            complete.add(type(Fields.read(json)));
          }
        }
        case "details" -> details = strings(json);
        default -> json.skipChildren();
      }
    }
    return new Scope(kind, name, complete, details);
  }

  private static Map<String, String> strings(JsonParser json) throws IOException {
    Map<String, String> strings = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      strings.put(key, json.getText());
    }
    return strings;
  }

  private static void require(JsonParser json, JsonToken expected) throws IOException {
    if (json.currentToken() != expected) {
      throw new SnapshotException("the snapshot is damaged: a line is not an object");
    }
  }
}
