package dev.seawall.documents.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.ReadError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/** Reads lists in parts and at once, and tells in words what each way told. */
final class BothWays {
  private static final Limits LIMITS = new Limits(1 << 20, 12, 3);

  private BothWays() {}

  static void assertSame(byte[] text, int... sizes) throws IOException {
    List<String> expected = atOnce(text);
    for (int size : sizes) {
      assertThat(inParts(text, Runnable::run, size))
          .as(() -> "parts of " + size + ": " + new String(text, StandardCharsets.UTF_8))
          .isEqualTo(expected);
    }
  }

  static List<String> atOnce(byte[] text) throws IOException {
    Told told = new Told();
    new JsonReader().read(new ByteArrayInputStream(text), assembler(told));
    return told.all;
  }

  static List<String> inParts(byte[] text, Executor threads, int size) throws IOException {
    return toldInParts(text, threads, size).all;
  }

  static Told toldInParts(byte[] text, Executor threads, int size) throws IOException {
    Told told = new Told();
    int start = Math.min(text.length, 64);
    InputStream rest = new ByteArrayInputStream(text, start, text.length - start);
    reader(threads, size).read(Arrays.copyOf(text, start), rest, told);
    return told;
  }

  static ListReader reader(Executor threads, int size) {
    return new ListReader(BothWays::assembler, threads, 3, size);
  }

  private static DocumentAssembler assembler(DocumentSink sink) {
    return new DocumentAssembler(new Pool(), Projection.CHECKED, LIMITS, true, sink);
  }

  /** Everything that is told, in words, with the place of each node. */
  static final class Told implements DocumentSink {
    final List<String> all = new ArrayList<>();

    /** Of each document, the kind of its places: a parser's are another than those worked out. */
    final List<Class<?>> places = new ArrayList<>();

    @Override
    public void document(
        Mapping document, Positions positions, int index, int line, List<Note> notes) {
      StringBuilder words = new StringBuilder(index + " line " + line + " " + notes);
      places(document, document, Path.ROOT, positions, words);
      all.add(words.toString());
      places.add(positions.getClass());
    }

    private static void places(
        Mapping root, Value value, Path path, Positions positions, StringBuilder words) {
      words.append('\n').append(path).append(" at ").append(positions.locate(root, path));
      switch (value) {
        case Mapping mapping -> {
          words.append(' ').append(mapping.length());
          mapping
              .entries()
              .forEach((key, each) -> places(root, each, path.field(key), positions, words));
        }
        case Sequence sequence -> {
          for (int i = 0; i < sequence.length(); i++) {
            places(root, sequence.get(i), path.item(i), positions, words);
          }
        }
        default -> words.append(" = ").append(value);
      }
    }

    @Override
    public void error(ReadError error) {
      all.add(error.toString());
    }
  }
}
