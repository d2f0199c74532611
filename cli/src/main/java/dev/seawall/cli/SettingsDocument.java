package dev.seawall.cli;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.ReadError;
import dev.seawall.documents.reader.DocumentReader;
import dev.seawall.report.OutputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of the user's own, in YAML or JSON, that must be as it is expected: anything else is a
 * usage error that names file, line and column.
 */
final class SettingsDocument {
  /** More than a file takes that says nothing, however much it has commented out. */
  private static final int START = 1 << 16;

  private final String file;
  private final Mapping root;
  private final Positions positions;

  private SettingsDocument(String file, Mapping root, Positions positions) {
    this.file = file;
    this.root = root;
    this.positions = positions;
  }

  /** Collects the one document of the file. */
  private static final class One implements DocumentSink {
    private final String file;
    private final List<SettingsDocument> found = new ArrayList<>();

    One(String file) {
      this.file = file;
    }

    @Override
    public void document(
        Mapping value, Positions positions, int index, int line, List<Note> notes) {
      if (!notes.isEmpty()) {
        Note note = notes.getFirst();
        throw wrong(file, note.position(), note.message());
      }
      found.add(new SettingsDocument(file, value, positions));
    }

    @Override
    public void error(ReadError error) {
      throw wrong(file, error.position(), error.message() + "; expected " + error.expected());
    }
  }

  static SettingsDocument read(java.nio.file.Path path) {
    return read(path, path.toString());
  }

  /** Reads a file that messages call {@code file}. */
  static SettingsDocument read(java.nio.file.Path path, String file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return read(in, file);
    } catch (IOException e) {
      throw CommandException.usage(file + ": cannot be read: " + reason(e));
    }
  }

  /** Reads a stream that messages call {@code file}. */
  static SettingsDocument read(InputStream in, String file) {
    One sink = new One(file);
    try {
      byte[] start = in.readNBytes(START);
      if (start.length < START && saysNothing(new String(start, StandardCharsets.UTF_8))) {
        // a mapping like any other here, which holds nothing; among manifests it is no object
        return new SettingsDocument(file, Mapping.EMPTY, Positions.none());
      }
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
      new DocumentReader(new Pool(), Projection.CHECKED, Limits.STANDARD).read(whole, sink);
    } catch (IOException e) {
      throw CommandException.usage(file + ": cannot be read: " + reason(e));
    }
    if (sink.found.size() != 1) {
      throw CommandException.usage(
          file
              + ": holds "
              + (sink.found.isEmpty() ? "no mapping" : sink.found.size() + " documents")
              + "; expected one mapping in YAML or JSON");
    }
    return sink.found.getFirst();
  }

  /** Whether a text is empty, an empty mapping, or comments alone. */
  private static boolean saysNothing(String text) {
    String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
    return plain
        .strip()
        .replaceFirst("^\\{\\s*}$", "")
        .lines()
        .map(String::strip)
        .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---"));
  }

  /** Why a file cannot be read or written, in a few words. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> "there is no such file";
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException other -> other.getFile() + " is not a folder";
      case FileSystemException failed when failed.getReason() != null -> failed.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Refuses keys that are not expected. */
  void allowOnly(Path at, Mapping mapping, Set<String> keys) {
    for (int i = 0; i < mapping.length(); i++) {
      if (!keys.contains(mapping.key(i))) {
        throw wrong(
            at.field(mapping.key(i)),
            "unknown key "
                + mapping.key(i)
                + "; expected one of "
                + String.join(", ", new TreeSet<>(keys)));
      }
    }
  }

  Mapping root() {
    return root;
  }

  Optional<String> text(Path at, Mapping mapping, String key) {
    Value value = mapping.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Text text)) {
      throw wrong(at.field(key), key + " is " + value.kindName() + "; expected text");
    }
    if (text.text().isBlank()) {
      throw wrong(at.field(key), key + " is empty; expected text");
    }
    return Optional.of(text.text());
  }

  String requiredText(Path at, Mapping mapping, String key) {
    return text(at, mapping, key).orElseThrow(() -> wrong(at, key + " is missing; expected text"));
  }

  /** A list of texts; absent is empty. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    Sequence list = list(key);
    for (int i = 0; i < list.length(); i++) {
      if (!(list.get(i) instanceof Text text)) {
        throw wrong(
            Path.ROOT.field(key).item(i),
            "an item of " + key + " is " + list.get(i).kindName() + "; expected text");
      }
      texts.add(text.text());
    }
    return texts;
  }

  /** A list; absent is empty. */
  Sequence list(String key) {
    Value value = root.get(key);
    if (value == null) {
      return Sequence.EMPTY;
    }
    if (!(value instanceof Sequence list)) {
      throw wrong(Path.ROOT.field(key), key + " is " + value.kindName() + "; expected a list");
    }
    return list;
  }

  /** Runs what refuses a value, and adds the place to its message. */
  void check(Path at, Runnable check) {
    try {
      check.run();
    } catch (CommandException | OutputException e) {
      throw wrong(at, String.valueOf(e.getMessage()));
    }
  }

  Position position(Path at) {
    return positions.locate(root, at);
  }

  CommandException wrong(Path at, String message) {
    return wrong(file, position(at), message);
  }

  /** {@code seawall.yaml:3:5}, or the file alone where the place is not known. */
  String place(Path at) {
    return place(file, position(at));
  }

  private static String place(String file, Position position) {
    return position.isKnown() ? file + ":" + position.line() + ":" + position.column() : file;
  }

  private static CommandException wrong(String file, Position position, String message) {
    return CommandException.usage(place(file, position) + ": " + message);
  }
}
