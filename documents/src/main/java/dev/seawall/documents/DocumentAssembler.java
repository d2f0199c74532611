package dev.seawall.documents;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.ValueBuilder;
import dev.seawall.documents.Level.Role;
import dev.seawall.documents.redact.CommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents from what a parser tells, one node at a time: leaves out what is not wanted,
 * takes out secret values before they are kept, and hands on each item of a list of objects as soon
 * as it is complete. Use one assembler a thread.
 */
public final class DocumentAssembler {
  private final Pool pool;
  private final Projection projection;
  private final Limits limits;
  private final boolean keepPositions;
  private final Delivery delivery;
  private final SharedScalars scalars;
  private final List<Level> levels = new ArrayList<>();
  private final Recording variable = new Recording();
  private final KnownVariables variables = new KnownVariables();
  private final PlainList plainList = new PlainList();
  private Level level;
  private int nesting;
  private int swallowed;
  private boolean replaying;
  private @Nullable String pendingKey;
  private boolean atData;
  private int keyLine;
  private int keyColumn;
  private final CommandLine commandLine = new CommandLine();
  private @Nullable String startNote;
  private int heldItems;

  public DocumentAssembler(
      Pool pool, Projection projection, Limits limits, boolean keepPositions, DocumentSink sink) {
    this.pool = pool;
    this.projection = projection;
    this.limits = limits;
    this.keepPositions = keepPositions;
    delivery = new Delivery(sink, pool);
    scalars = new SharedScalars(pool);
    level = new Level(pool, keepPositions);
    levels.add(level);
  }

  /** An assembler whose documents and errors go nowhere, to find out whether a text can be read. */
  public DocumentAssembler trial() {
    return new DocumentAssembler(new Pool(), projection, limits, false, Delivery.NOWHERE);
  }

  /** How many documents and errors were told. */
  public int told() {
    return delivery.told();
  }

  /** The object without notes that is all that was told since there were so many. */
  public Optional<ToldObject> onlyToldSince(int before) {
    return delivery.onlySince(before);
  }

  /** How the scalars of an object that was told are kept; empty where more depends on them. */
  public Optional<PlainScalars> scalars(Mapping object) {
    return PlainScalars.of(object, pool, scalars);
  }

  /** Tells an object that was made of one told before by changing plain scalars. */
  public void tell(Mapping object, Positions positions, int line) {
    delivery.document(object, positions, line, List.of());
  }

  public Limits limits() {
    return limits;
  }

  public boolean keepsPositions() {
    return keepPositions;
  }

  /** How many items came before the kind of their list and do not tell their own. */
  public int heldItems() {
    return heldItems;
  }

  /** Begins a document, forgetting an unfinished one. */
  public void startDocument() {
    nesting = 0;
    level = levels.getFirst();
    level.start("", 0, 0);
    variable.clear();
    swallowed = 0;
    replaying = false;
    pendingKey = null;
    atData = false;
    startNote = null;
  }

  /** Notes that the document that was just started follows an end marker. */
  public void afterEndMarker() {
    startNote = "follows the end marker \"...\", where kubectl stops reading";
  }

  /** Tells an error about the document being read or a part of it. */
  public void error(ReadError error) {
    delivery.error(error);
  }

  public void beginMapping(int line, int column) {
    begin(false, line, column);
  }

  public void beginSequence(int line, int column) {
    begin(true, line, column);
  }

  private void begin(boolean sequence, int line, int column) {
    if (swallowed > 0) {
      swallowed++;
      return;
    }
    if (isRecording()) {
      recording().begin(sequence, line, column);
      return;
    }
    if (level.depth() == 0) {
      level.start("", line, column);
      if (sequence) {
        plainList.begin();
        swallowed = 1;
        return;
      }
      tellStartNote(line, column);
      commandLine.forget();
      level.push(Role.ROOT, false, "");
      level.builder.begin(line, column);
      return;
    }
    Role parent = level.role();
    if (parent == Role.LIST_ITEMS) {
      beginItem(sequence, line, column);
      return;
    }
    String key = pendingKey == null ? "" : pendingKey;
    if (parent == Role.ROOT && sequence && key.equals("items")) {
      level.listsItems = true;
      pendingKey = null;
      level.push(Role.LIST_ITEMS, true, key);
      return;
    }
    if (parent == Role.VARIABLES && !sequence && !replaying) {
      variable.begin(false, line, column);
      return;
    }
    if (level.inSequence()) {
      level.nextItem();
    }
    flushKey();
    Role role = Rules.role(parent, key, sequence);
    if (role == Role.ARGUMENTS) {
      commandLine.begin(key);
    } else if (!sequence) {
      commandLine.forget();
    }
    level.push(role, sequence, key);
    level.builder.begin(line, column);
  }

  private void tellStartNote(int line, int column) {
    if (startNote != null) {
      level.note(Note.Kind.AFTER_END_MARKER, startNote, Path.ROOT, line, column);
      startNote = null;
    }
  }

  private void beginItem(boolean sequence, int line, int column) {
    level.nextItem();
    if (sequence || nesting + 1 >= limits.listDepth()) {
      error(
          new ReadError(
              sequence ? ReadError.Kind.NOT_AN_OBJECT : ReadError.Kind.TOO_DEEP,
              sequence ? "a list inside items" : "lists of objects nested too deep",
              new Position(line, column),
              sequence ? "an object" : "at most " + limits.listDepth() + " levels"));
      swallowed = 1;
      return;
    }
    String listKind = level.kind;
    String itemKind =
        listKind.length() > 4 && listKind.endsWith("List")
            ? listKind.substring(0, listKind.length() - 4)
            : "";
    nesting++;
    if (nesting == levels.size()) {
      levels.add(new Level(pool, keepPositions));
    }
    level = levels.get(nesting);
    level.start(itemKind, line, column);
    commandLine.forget();
    level.push(Role.ROOT, false, "");
    level.builder.begin(line, column);
  }

  /** Tells a key; false when its value is not wanted and must not be told. */
  public boolean key(String key, int line, int column) {
    if (swallowed > 0) {
      plainList.key(key, swallowed);
      return true;
    }
    if (isRecording()) {
      recording().key(key, line, column);
      return true;
    }
    Role role = level.role();
    if (role == Role.ROOT) {
      if (Rules.isData(key) && !replaying) {
        level.data.key(key, line, column);
        pendingKey = key;
        atData = true;
        keyLine = line;
        keyColumn = column;
        return true;
      }
      if (key.equals("status") && !projection.keepsStatus(level.kind)) {
        return false;
      }
    } else if (role == Role.METADATA) {
      if (key.equals("managedFields") && !projection.whole()) {
        return false;
      }
    } else if (key.equals("schema") && !projection.whole() && Rules.isVersionSchema(level)) {
      return false;
    }
    level.seeKey(key, line, column);
    pendingKey = key;
    keyLine = line;
    keyColumn = column;
    return true;
  }

  /** Data waits for the kind, which Kubernetes writes after it. */
  private boolean isRecording() {
    return atData || variable.isOpen() || level.data.isOpen();
  }

  private Recording recording() {
    if (variable.isOpen()) {
      return variable;
    }
    pendingKey = null;
    atData = false;
    return level.data;
  }

  private void flushKey() {
    if (pendingKey != null) {
      level.builder.key(pendingKey, keyLine, keyColumn);
      pendingKey = null;
    }
  }

  /** Whether the next text is kept as it is, so that its characters may be given. */
  public boolean takesCharacters() {
    if (swallowed > 0 || isRecording() || level.depth() == 0) {
      return false;
    }
    Role role = level.role();
    return (role == Role.PLAIN && !"name".equals(pendingKey)) || role == Role.VARIABLES;
  }

  /** Tells a text that {@link #takesCharacters} was asked about. */
  public void characters(char[] characters, int from, int length, int line, int column) {
    put(pool.text(characters, from, length), line, column);
  }

  public void text(String text, int line, int column) {
    if (swallowed > 0) {
      return;
    }
    if (isRecording()) {
      recording().text(text, line, column);
      return;
    }
    if (level.depth() == 0) {
      return;
    }
    switch (level.role()) {
      case ROOT -> {
        learn(text);
        put(pool.text(text), line, column);
      }
      case METADATA -> {
        if ("namespace".equals(pendingKey)) {
          level.namespace = text;
        }
        put(pool.text(text), line, column);
      }
      case ANNOTATIONS -> put(Rules.annotation(pendingKey, text, pool), line, column);
      case ARGUMENTS ->
          put(
              commandLine.next(text).<Value>map(each -> each).orElseGet(() -> pool.text(text)),
              line,
              column);
      case PLAIN, VARIABLES ->
          put(pool.text(Rules.withoutRandomSuffix(pendingKey, text)), line, column);
      case LIST_ITEMS -> strayItem(line, column);
    }
  }

  private void learn(String text) {
    if ("kind".equals(pendingKey)) {
      level.kind = text;
      level.ownKind = !text.isEmpty();
    } else if ("apiVersion".equals(pendingKey)) {
      level.apiVersion = text;
      level.ownVersion = !text.isEmpty();
    }
  }

  /** Tells a scalar that is not text. */
  public void scalar(Value value, int line, int column) {
    if (swallowed > 0) {
      return;
    }
    if (isRecording()) {
      recording().scalar(value, line, column);
      return;
    }
    if (level.depth() == 0) {
      return;
    }
    if (level.role() == Role.LIST_ITEMS) {
      if (value.equals(Null.NULL)) {
        level.nextItem();
        return;
      }
      strayItem(line, column);
      return;
    }
    put(scalars.share(value), line, column);
  }

  private void strayItem(int line, int column) {
    level.nextItem();
    error(
        new ReadError(
            ReadError.Kind.NOT_AN_OBJECT,
            "an item of a list of objects is a scalar",
            new Position(line, column),
            "an object"));
  }

  private void put(Value value, int line, int column) {
    if (level.inSequence()) {
      level.nextItem();
    }
    flushKey();
    level.builder.scalar(value, line, column);
  }

  /** Notes a tag that Kubernetes ignores on the collection that is about to begin. */
  public void ignoredTag(String tag, int line, int column) {
    if (level.depth() > 0 && swallowed == 0) {
      Path here = level.path();
      level.note(
          Note.Kind.IGNORED_TAG,
          "the tag " + tag + " is ignored, as Kubernetes does",
          pendingKey == null ? here : here.field(pendingKey),
          line,
          column);
    }
  }

  /** Ends the innermost mapping or sequence. */
  public void end() {
    if (swallowed > 0) {
      swallowed--;
      if (swallowed == 0 && plainList.endsWithObjects()) {
        error(
            new ReadError(
                ReadError.Kind.NOT_AN_OBJECT,
                "a plain list of objects, which kubectl does not read",
                new Position(level.line, level.column),
                "an object of kind List, or documents separated by ---"));
      }
      return;
    }
    if (variable.isOpen()) {
      if (variable.end()) {
        replayVariable();
      }
      return;
    }
    if (level.data.isOpen()) {
      level.data.end();
      return;
    }
    if (level.depth() == 1) {
      endObject();
      return;
    }
    if (level.role() == Role.LIST_ITEMS) {
      level.pop();
      return;
    }
    if (level.pop()) {
      level.builder.endSequence();
      return;
    }
    level.builder.endMapping();
  }

  private void replayVariable() {
    List<Recording.Step> steps = Redaction.ofVariable(variable.steps(), variables::credential);
    variable.clear();
    replay(steps);
  }

  private void replay(List<Recording.Step> steps) {
    replaying = true;
    for (Recording.Step step : steps) {
      switch (step) {
        case Recording.Begin(boolean sequence, int line, int column) ->
            begin(sequence, line, column);
        case Recording.Key(String key, int line, int column) -> key(key, line, column);
        case Recording.Scalar(String text, int line, int column) -> text(text, line, column);
        case Recording.Fixed(Value value, int line, int column) -> scalar(value, line, column);
        case Recording.End end -> end();
      }
    }
    replaying = false;
  }

  private void endObject() {
    Level parent = nesting == 0 ? null : levels.get(nesting - 1);
    boolean nameless = !level.ownKind && !level.ownVersion;
    if (!level.data.isEmpty()) {
      // The kind of a list may come after its items: until then they may be Secrets.
      boolean mayBeSecret = nameless && parent != null && parent.kind.isEmpty();
      List<Recording.Step> steps =
          Redaction.ofData(
              mayBeSecret ? "Secret" : level.kind,
              level.namespace,
              new ArrayList<>(level.data.steps()));
      level.data.clear();
      replay(steps);
    }
    if (parent != null && nameless && !parent.kind.isEmpty() && !level.listsItems) {
      fillIn("apiVersion", parent.apiVersion);
      fillIn("kind", level.kind);
    }
    level.pop();
    level.builder.endMapping();
    ValueBuilder.Built built = level.builder.finish();
    Level finished = level;
    List<Note> notes = finished.notes();
    if (parent != null) {
      nesting--;
      level = parent;
    }
    if (finished.listsItems) {
      delivery.release(finished);
      return;
    }
    if (built == null) {
      return;
    }
    if (parent != null && nameless && parent.kind.isEmpty()) {
      heldItems++;
      parent.held.add(new Level.Held(built, finished.line, notes));
      return;
    }
    delivery.document(built.value(), built.positions(), finished.line, notes);
  }

  private void fillIn(String key, String text) {
    level.builder.key(key, level.line, level.column);
    level.builder.scalar(pool.text(text), level.line, level.column);
  }
}
