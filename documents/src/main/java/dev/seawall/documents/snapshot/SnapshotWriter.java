package dev.seawall.documents.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Text;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a snapshot file as it is collected: documents first, best those of one kind together, then
 * gaps and problems, then the scope. A file whose writer was closed before {@link #finish} is told
 * from a whole one.
 */
public final class SnapshotWriter implements Closeable {
  /** The version of the format; a reader refuses newer ones. */
  static final int FORMAT = 1;

  private static final int BLOCK = 1 << 20;
  private final OutputStream out;
  private final ByteArrayOutputStream block = new ByteArrayOutputStream(BLOCK + (BLOCK >> 2));
  private final JsonGenerator json;
  private String group = "";
  private long documents;

  /** Begins a file; {@code metadata} are facts about the writing, such as the tool's version. */
  public SnapshotWriter(OutputStream out, Map<String, String> metadata) throws IOException {
    this.out = out;
    json = new JsonFactory().createGenerator(block);
    json.setRootValueSeparator(null);
    json.writeStartObject();
    json.writeNumberField("seawall-snapshot", FORMAT);
    strings("metadata", metadata);
    endLine();
  }

  public void document(Document document) throws IOException {
    String apiVersion = document.value().get("apiVersion") instanceof Text text ? text.text() : "";
    String kind = document.value().get("kind") instanceof Text text ? text.text() : "";
    if (!group.equals(apiVersion + "/" + kind)) {
      group = apiVersion + "/" + kind;
      json.writeStartObject();
      json.writeObjectFieldStart("documents");
      json.writeStringField("apiVersion", apiVersion);
      json.writeStringField("kind", kind);
      json.writeEndObject();
      endLine();
    }
    json.writeStartObject();
    json.writeObjectFieldStart("origin");
    switch (document.origin()) {
      case Origin.Api(String path) -> json.writeStringField("api", path);
      case Origin.File(String path, String relative, int index) -> {
        json.writeStringField("file", path);
        json.writeStringField("relative", relative);
        json.writeNumberField("index", index);
      }
    }
    json.writeEndObject();
    if (!document.notes().isEmpty()) {
      notes(document);
    }
    json.writeFieldName("document");
    ValueCodec.write(document.value(), json);
    documents++;
    endLine();
  }

  private void notes(Document document) throws IOException {
    json.writeArrayFieldStart("notes");
    for (Note note : document.notes()) {
      json.writeStartObject();
      json.writeStringField("kind", note.kind().name());
      json.writeStringField("message", note.message());
      PathCodec.write(note.path(), json);
      position(note.position());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void position(Position position) throws IOException {
    json.writeNumberField("line", position.line());
    json.writeNumberField("column", position.column());
  }

  public void gap(Gap gap) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("gap");
    type(gap.type());
    json.writeStringField("namespace", gap.namespace());
    json.writeStringField("verb", gap.verb());
    json.writeStringField("reason", gap.reason().name());
    json.writeStringField("message", gap.message());
    if (!gap.cluster().isEmpty()) {
      json.writeStringField("cluster", gap.cluster());
    }
    json.writeEndObject();
    endLine();
  }

  public void problem(Problem problem) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("problem");
    json.writeStringField("level", problem.level().name());
    json.writeStringField("where", problem.where());
    position(problem.position());
    json.writeStringField("message", problem.message());
    json.writeEndObject();
    endLine();
  }

  /** Ends the file: says what was looked at and how much there is. */
  public void finish(Scope scope) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("scope");
    json.writeStringField("kind", scope.kind().name());
    json.writeStringField("name", scope.name());
    json.writeArrayFieldStart("complete");
    for (ResourceType type : scope.complete()) {
      json.writeStartObject();
      type(type);
      json.writeEndObject();
    }
    json.writeEndArray();
    strings("details", scope.details());
    json.writeEndObject();
    endLine();
    json.writeStartObject();
    json.writeNumberField("end", documents);
    endLine();
    flushBlock();
  }

  private void type(ResourceType type) throws IOException {
    json.writeStringField("group", type.group());
    json.writeStringField("resource", type.resource());
    json.writeStringField("typeKind", type.kind());
    json.writeBooleanField("namespaced", type.namespaced());
  }

  private void strings(String field, Map<String, String> strings) throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, String> entry : new TreeMap<>(strings).entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  /** Ends the line and, when there is enough for it, the block. */
  private void endLine() throws IOException {
    json.writeEndObject();
    json.flush();
    block.write('\n');
    if (block.size() >= BLOCK) {
      flushBlock();
    }
  }

  /** Each block is a gzip file of its own, as RFC 1952 lets them follow each other. */
  private void flushBlock() throws IOException {
    GZIPOutputStream member = new GZIPOutputStream(out, 1 << 16);
    block.writeTo(member);
    member.finish();
    block.reset();
  }

  @Override
  public void close() throws IOException {
    if (block.size() > 0) {
      flushBlock();
    }
    out.close();
  }
}
