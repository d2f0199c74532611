package dev.seawall.documents.reader;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Positions;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.ReadError;
import dev.seawall.documents.json.JsonReader;
import dev.seawall.documents.json.ListReader;
import dev.seawall.documents.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * Reads the objects of a text in YAML or JSON, with the meaning that they have to kubectl. Use one
 * reader a thread.
 */
public final class DocumentReader {
  /** JSON up to this size that turns out not to be JSON is read again as YAML. */
  private static final int SMALL = 4 << 20;

  /** How often reading goes on behind an object that is wrong, each time over the whole text. */
  private static final int MOST_RESUMPTIONS = 100;

  /** How many parts of a text with comments are read by themselves, the last with all the rest. */
  private static final int MOST_PARTS = 20;

  private static final byte[] MARK = {'-', '-', '-'};

  private final Pool pool;
  private final Projection projection;
  private final Limits limits;
  private final boolean keepPositions;
  private final YamlReader yaml = new YamlReader();
  private final JsonReader json = new JsonReader();
  private final Optional<ListReader> lists;

  /** A reader that keeps the places of nodes. */
  public DocumentReader(Pool pool, Projection projection, Limits limits) {
    this(pool, projection, limits, true);
  }

  public DocumentReader(Pool pool, Projection projection, Limits limits, boolean keepPositions) {
    this(pool, projection, limits, keepPositions, Optional.empty());
  }

  private DocumentReader(
      Pool pool,
      Projection projection,
      Limits limits,
      boolean keepPositions,
      Optional<ListReader> lists) {
    this.pool = pool;
    this.projection = projection;
    this.limits = limits;
    this.keepPositions = keepPositions;
    this.lists = lists;
  }

  /**
   * A reader that also uses other threads when a list is long. What it tells is the same.
   *
   * @param threads must not wait for this reader
   * @param count how many threads there are
   */
  public DocumentReader with(Executor threads, int count) {
    if (count == 1) {
      return this;
    }
    ListReader several = new ListReader(sink -> assembler(new Pool(), sink), threads, 2 * count);
    return new DocumentReader(pool, projection, limits, keepPositions, Optional.of(several));
  }

  /** Reads a text; JSON is read as it arrives, YAML as a whole. */
  public void read(InputStream text, DocumentSink sink) throws IOException {
    byte[] start = text.readNBytes(SMALL);
    if (start.length < SMALL) {
      read(start, sink);
      return;
    }
    if (looksLikeJson(start)) {
      readLongJson(start, text, sink);
      return;
    }
    byte[] rest = text.readNBytes((int) (limits.bytes() - SMALL + 1));
    if (start.length + (long) rest.length > limits.bytes()) {
      sink.error(tooLarge());
      return;
    }
    byte[] all = new byte[start.length + rest.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(rest, 0, all, start.length, rest.length);
    read(all, sink);
  }

  /** Reads a whole text. */
  public void read(byte[] text, DocumentSink sink) {
    boolean asJson = looksLikeJson(text);
    if (!asJson && text.length > limits.bytes()) {
      sink.error(tooLarge());
      return;
    }
    Encoding.Decoded decoded = Encoding.decode(text);
    if (decoded.error().isPresent()) {
      sink.error(decoded.error().get());
      return;
    }
    byte[] utf8 = decoded.text();
    if (!asJson && !looksLikeJson(utf8)) {
      readYaml(utf8, sink);
      return;
    }
    if (utf8.length > SMALL) {
      readJson(utf8, sink);
      return;
    }
    readSmall(utf8, sink, true);
  }

  /** Reads what looks like JSON; parts between marks by themselves where it may have them. */
  private void readSmall(byte[] utf8, DocumentSink sink, boolean whole) {
    Delayed asIs = new Delayed();
    if (readJson(utf8, asIs)) {
      asIs.tell(sink);
      return;
    }
    if (whole && asIs.has(ReadError.Kind.COMMENT) && mark(utf8, 0) < utf8.length) {
      readParts(utf8, sink);
      return;
    }
    readObjectsAfterError(utf8, asIs, whole ? MOST_RESUMPTIONS : MOST_RESUMPTIONS / MOST_PARTS);
    Delayed flow = new Delayed();
    yaml.read(utf8, assembler(flow));
    boolean template = flow.has(ReadError.Kind.TEMPLATE);
    boolean misread = asIs.has(ReadError.Kind.COMMENT) && flow.namesFieldsOfObjects;
    boolean better = flow.errors.isEmpty() || flow.documents > asIs.documents;
    ((better && !misread) || template ? flow : asIs).tell(sink);
  }

  /**
   * Reads what stands between marks by itself, so that a comment, which makes JSON wrong, hides
   * nothing behind the next mark.
   */
  private void readParts(byte[] text, DocumentSink sink) {
    int start = 0;
    for (int part = 1; start < text.length; part++) {
      int end = part == MOST_PARTS ? text.length : mark(text, start);
      byte[] alone = Arrays.copyOf(text, end);
      for (int i = 0; i < start; i++) {
        if (alone[i] != '\n') {
          alone[i] = ' ';
        }
      }
      if (looksLikeJson(alone)) {
        readSmall(alone, sink, false);
      } else {
        readYaml(alone, sink);
      }
      start = end + MARK.length;
    }
  }

  /** Where the next line starts that marks the end of a document; the end when there is none. */
  private static int mark(byte[] text, int from) {
    for (int at = from; at + MARK.length <= text.length; at++) {
      if (text[at] == MARK[0]
          && (at == 0 || text[at - 1] == '\n')
          && Arrays.equals(text, at, at + MARK.length, MARK, 0, MARK.length)) {
        return at;
      }
    }
    return text.length;
  }

  /** Reads the objects that start in the first column of a line after one that is wrong. */
  private void readObjectsAfterError(byte[] text, Delayed sink, int resumptions) {
    byte[] rest = text.clone();
    int line = 1;
    int at = 0;
    for (int i = 0; i < resumptions; i++) {
      int wrong = Math.max(line, sink.errors.getLast().position().line());
      while (at < rest.length && (line <= wrong || rest[at] != '{')) {
        while (at < rest.length && rest[at] != '\n') {
          rest[at++] = ' ';
        }
        at++;
        line++;
      }
      if (at >= rest.length || readJson(rest, sink)) {
        return;
      }
    }
  }

  /** YAML, or JSON that starts with a comment. */
  private void readYaml(byte[] utf8, DocumentSink sink) {
    int start = start(utf8);
    boolean commented =
        start + 1 < utf8.length
            && utf8[start] == '/'
            && (utf8[start + 1] == '/' || utf8[start + 1] == '*');
    if (!commented) {
      yaml.read(utf8, assembler(sink));
      return;
    }
    Delayed asIs = new Delayed();
    yaml.read(utf8, assembler(asIs));
    if (asIs.errors.isEmpty() || asIs.documents > 0) {
      asIs.tell(sink);
      return;
    }
    int line = 1;
    int column = 1;
    for (int i = 0; i < start; i++) {
      line += utf8[i] == '\n' ? 1 : 0;
      column = utf8[i] == '\n' ? 1 : column + 1;
    }
    sink.error(JsonReader.comment(new Position(line, column)));
  }

  private void readLongJson(byte[] start, InputStream rest, DocumentSink sink) throws IOException {
    if (lists.isPresent()) {
      lists.get().read(start, rest, sink);
      return;
    }
    json.read(new SequenceInputStream(new ByteArrayInputStream(start), rest), assembler(sink));
  }

  private boolean readJson(byte[] text, DocumentSink sink) {
    try {
      return json.read(new ByteArrayInputStream(text), assembler(sink));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  private DocumentAssembler assembler(DocumentSink sink) {
    return assembler(pool, sink);
  }

  private DocumentAssembler assembler(Pool values, DocumentSink sink) {
    return new DocumentAssembler(values, projection, limits, keepPositions, new Expanding(sink));
  }

  /** Reads what is YAML inside texts. */
  private record Expanding(DocumentSink sink) implements DocumentSink {
    @Override
    public void document(
        Mapping document, Positions positions, int index, int line, List<Note> notes) {
      sink.document(AwsAuth.read(document), positions, index, line, notes);
    }

    @Override
    public void error(ReadError error) {
      sink.error(error);
    }
  }

  private ReadError tooLarge() {
    return new ReadError(
        ReadError.Kind.TOO_LARGE,
        "too large to read as YAML",
        Position.UNKNOWN,
        "at most " + limits.bytes() + " bytes");
  }

  private static boolean looksLikeJson(byte[] text) {
    int start = start(text);
    return start < text.length && (text[start] == '{' || text[start] == '[');
  }

  /** Where the first byte stands that is not blank. */
  private static int start(byte[] text) {
    int at = 0;
    while (at < text.length
        && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
      at++;
    }
    return at;
  }

  /** Holds what is told until it is known to be right. */
  private static final class Delayed implements DocumentSink {
    private final List<Runnable> calls = new ArrayList<>();
    private final List<ReadError> errors = new ArrayList<>();
    private DocumentSink target = this;
    private boolean namesFieldsOfObjects;
    private int documents;

    boolean has(ReadError.Kind kind) {
      return errors.stream().anyMatch(error -> error.kind() == kind);
    }

    @Override
    public void document(
        Mapping document, Positions positions, int index, int line, List<Note> notes) {
      documents++;
      // a comment becomes part of the key after it
      namesFieldsOfObjects |=
          IntStream.range(0, document.length())
              .mapToObj(document::key)
              .anyMatch(key -> key.contains("apiVersion") || key.contains("kind"));
      calls.add(() -> target.document(document, positions, index, line, notes));
    }

    @Override
    public void error(ReadError error) {
      errors.add(error);
      calls.add(() -> target.error(error));
    }

    void tell(DocumentSink sink) {
      target = sink;
      calls.forEach(Runnable::run);
    }
  }
}
