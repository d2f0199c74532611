package dev.seawall.documents.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Pool;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.TellingWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    TellingWords told = new TellingWords();
    new JsonReader().read(new ByteArrayInputStream(text), assembler(told));
    return told.all;
  }

  static List<String> inParts(byte[] text, Executor threads, int size) throws IOException {
    return toldInParts(text, threads, size).all;
  }

  static TellingWords toldInParts(byte[] text, Executor threads, int size) throws IOException {
    TellingWords told = new TellingWords();
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
}
