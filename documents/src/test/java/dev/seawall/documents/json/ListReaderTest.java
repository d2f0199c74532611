package dev.seawall.documents.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.documents.TellingWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list read in parts tells what it tells when it is read at once: objects, places, errors. */
class ListReaderTest {
  private static final InputStream BROKEN =
      new InputStream() {
        @Override
        public int read() throws IOException {
          throw new IOException("unplugged");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          throw new IOException("unplugged");
        }
      };
  private static final int[] SIZES = {1, 40, 150};

  /** Objects of each kind that is special to a reader, told in the way that a text is laid out. */
  private static final String LIST =
      """
      {"apiVersion": "v1", "items": [
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a\\"}],[","labels":{"ä":"日本 \\u00e9\\\\"}},
         "spec":{"containers":[{"name":"x","env":[{"name":"DB_PASSWORD","value":"hunter2hunter2"}]}]},
         "status":{"phase":"Running"}}, {"kind":"Secret","apiVersion":"v1","data":{"k":"dmFsdWU="}},
        {"kind":"B","kind":"C","apiVersion":"v1"},{},null,
        {"kind":"List","items":[{"kind":"D","n":1.5e3},{"kind":"E","n":-7}]}
      ,{"kind":"F","deep":[[[[[[[[[[[[[[1]]]]]]]]]]]]]]}, [1,{"a":2}], 5, "text", {"kind" : "G"}
      ], "kind": "List", "metadata": {"resourceVersion": ""}}
      {"kind":"H"}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{\"a\":1},{\"b\":2},{\"c\":3}]}",
        "{\"items\":[{\"a\":1},{\"kind\":\"A\"},{\"b\":2}],\"kind\":\"PodList\",\"apiVersion\":\"v1\"}",
        "{\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"},{\"b\":2}],\"kind\":\"PodList\"}",
        "{\"items\":[{\"kind\":\"A\"},{\"b\":2}]}",
        "{\"items\":[],\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"}],\"items\":[{\"kind\":\"C\"}]}",
        "{\"items\":[{\"kind\":\"A\"}],\"items\":[{\"kind\":\"B\"},{\"kind\":\"C\"}],\"kind\":\"List\"}",
        "{\"\\u0069tems\":[{\"kind\":\"A\"},{\"kind\":\"B\"}],\"items\":[{\"kind\":\"C\"}]}",
        "{\"items\":{\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"}]},\"kind\":\"List\"}",
        "{\"kind\":\"List\",\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"}]}{\"items\":[{\"kind\":\"C\"}]}",
        "{\"data\":{\"a\":\"b\"},\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"},]}",
        "{\"items\":[,{\"kind\":\"A\"},{\"kind\":\"B\"}]}",
        "{\"items\":[{\"kind\":\"A\"},,{\"kind\":\"B\"}]}",
        "{\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"}}],\"kind\":\"List\"}",
        "{\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"]],\"kind\":\"List\"}",
        "{\"items\":[{\"kind\":\"A\"},\n\n  {\"kind\":\"B\"} {\"kind\":\"C\"}]}",
        "{\"items\":[\r\n{\"kind\":\"A\"},\r\n{\"kind\":\"B\"},\r{\"kind\":\"C\", x}]}",
        "{\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\u0001\"},{\"kind\":\"C\"}]}",
        "{\"deep\":[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]],\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"}]}",
        "[{\"kind\":\"A\",\"apiVersion\":\"v1\"},{\"kind\":\"B\",\"apiVersion\":\"v1\"}]",
        "{\"items\":[",
        "{\"items\":[]}",
        "{\"items\":[]",
        "{\"items\":[ ] , \"kind\" : }",
        "{"
      })
  void aListIsReadInPartsAsAtOnce(String text) throws IOException {
    BothWays.assertSame(text.getBytes(StandardCharsets.UTF_8), SIZES);
  }

  @Test
  void aListThatIsCutOffAnywhereIsReadInPartsAsAtOnce() throws IOException {
    byte[] text = LIST.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length <= text.length; length++) {
      BothWays.assertSame(Arrays.copyOf(text, length), SIZES);
    }
  }

  @Test
  void aListWithAnyByteChangedIsReadInPartsAsAtOnce() throws IOException {
    byte[] text = LIST.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < text.length; at++) {
      for (char other : "\"\\{}[],: \n\r7\u00ff".toCharArray()) {
        byte[] changed = text.clone();
        changed[at] = (byte) other;
        BothWays.assertSame(changed, SIZES);
      }
    }
  }

  @Test
  void manyThreadsTellInOrder() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("{\"items\":[");
    for (int i = 0; i < 3000; i++) {
      text.append(i == 0 ? "" : random.nextBoolean() ? "," : ",\n ");
      text.append("{\"kind\":\"K").append(i).append("\",\"é\":\"");
      text.append("x".repeat(random.nextInt(300))).append("\"}");
    }
    byte[] whole = text.append("],\"kind\":\"List\"}").toString().getBytes(StandardCharsets.UTF_8);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 10; i++) {
        int broken = i == 0 ? whole.length : random.nextInt(whole.length);
        byte[] given = Arrays.copyOf(whole, broken);
        assertThat(BothWays.inParts(given, threads, 1000)).isEqualTo(BothWays.atOnce(given));
      }
    }
  }

  @Test
  void whatCameBeforeAStreamFailedIsTold() {
    byte[] text =
        "{\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"},{\"kind\"".getBytes(StandardCharsets.UTF_8);
    InputStream failing = new SequenceInputStream(new ByteArrayInputStream(text, 10, 30), BROKEN);
    TellingWords told = new TellingWords();
    assertThatThrownBy(
            () -> BothWays.reader(Runnable::run, 1).read(Arrays.copyOf(text, 10), failing, told))
        .hasMessage("unplugged");
    assertThat(told.all).hasSize(2);
  }
}
