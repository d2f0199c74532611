package dev.seawall.documents.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Items that are like the one before them are read without a parser, and what is told of them is
 * what the parser tells: objects, places, errors, and no credential.
 */
class AlikeItemsTest {
  private static final String COMPACT =
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{"a":"b","kubectl.kubernetes.io/last-applied-configuration":"{}"},"generation":3,"labels":{"name":"kube-api-access-abcde","é":"è"},"managedFields":[{"manager":"kubectl"}],"name":"app-1","namespace":"shop"},"spec":{"containers":[{"args":["--token","x1","-v"],"env":[{"name":"LOG_LEVEL","value":"info"},{"name":"B","valueFrom":{"fieldRef":{"fieldPath":"a","name":"kube-api-access-abcde"}}}],"image":"app:1","ready":true,"volumeMounts":[{"name":"kube-api-access-abcde"}]}],"nodeName":"node-1","n":1.5},"status":{"n":[1,null,"text"]}}\
      """;
  private static final String INDENTED =
      """

          {
              "apiVersion": "v1",
              "kind": "Pod",
              "metadata": {
                  "name": "app-1", "namespace": "shop"
              },
              "spec": {
                  "containers": [
                      {"env": [{"name": "A", "value": "1"}], "image": "app:1", "args": ["a"]}
                  ],
                  "numbers": [1, 22, -3], "nodeName": "node-1"
              },
              "status": {"phase": "Running"}
          }\
      """;
  private static final int[] SIZES = {150, 100_000};

  @ParameterizedTest
  @ValueSource(strings = {COMPACT, INDENTED})
  void anItemWithAnyByteChangedIsReadAsAtOnce(String item) throws IOException {
    byte[] text = list(item, item, item, item);
    int third = (item.getBytes(StandardCharsets.UTF_8).length + 1) * 2 + HEAD.length();
    int end = third + item.getBytes(StandardCharsets.UTF_8).length;
    for (int at = third; at < end; at++) {
      for (char other : "\"\\{], \n7-e\u00e9\u0001".toCharArray()) {
        byte[] changed = text.clone();
        changed[at] = (byte) other;
        BothWays.assertSame(changed, SIZES);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPACT, INDENTED})
  void aListOfThemThatIsCutOffIsReadAsAtOnce(String item) throws IOException {
    byte[] text = list(item, item, item);
    for (int length = text.length - 2 * item.length(); length <= text.length; length++) {
      BothWays.assertSame(Arrays.copyOf(text, length), SIZES);
    }
  }

  /** Scalars in the place of scalars, among them all that are kept in a way of their own. */
  @ParameterizedTest
  @ValueSource(strings = {COMPACT, INDENTED})
  void itemsWithOtherScalarsAreReadAsAtOnce(String item) throws IOException {
    List<String> others =
        List.of(
            "\"\"",
            "\"b\"",
            "\"a longer text than before, with \\\"quotes\\\"\"",
            "\"a longer text than there was before\"",
            "\"kube-api-access-xyz12\"",
            "\"postgres://user:hunter2hunter2@db/shop\"",
            "\"AKIAIOSFODNN7EXAMPLE\"",
            "\"--password\"",
            "\"é日本\"",
            "\"DB_PASSWORD\"",
            "0",
            "-0",
            "01",
            "12",
            "123456789012345678901234567890",
            "-1.25e3",
            "1e400",
            "true",
            "false",
            "null",
            "nul",
            "{}",
            "[]",
            "[1, 2]");
    List<int[]> scalars = scalars(item);
    assertThat(scalars).hasSizeGreaterThan(8);
    Random random = new Random(7);
    for (int[] scalar : scalars) {
      for (String other : others) {
        String first = item.substring(0, scalar[0]) + other + item.substring(scalar[1]);
        int[] second = scalars(first).get(random.nextInt(scalars(first).size()));
        String both =
            first.substring(0, second[0])
                + others.get(random.nextInt(others.size()))
                + first.substring(second[1]);
        BothWays.assertSame(list(item, item, first, item, both, both, item), SIZES);
      }
    }
  }

  @Test
  void noCredentialOfAnItemIsKeptBecauseTheOneBeforeHadNone() throws IOException {
    String with =
        COMPACT.replace(
            "\"value\":\"info\"", "\"value\":\"postgres://user:hunter2hunter2@db/shop\"");
    assertThat(with).isNotEqualTo(COMPACT);
    assertThat(BothWays.inParts(list(COMPACT, COMPACT, with), Runnable::run, 100_000).toString())
        .contains("info")
        .doesNotContain("hunter2");
  }

  /** Otherwise the other tests would compare the parser with itself. */
  @ParameterizedTest
  @ValueSource(strings = {COMPACT, INDENTED})
  void theyAreReadWithoutTheParser(String item) throws IOException {
    String alike = item.replace("app-1", "app-two").replace("node-1", "n");
    String unlike = item.replace("\"nodeName\"", "\"nodename\"");
    List<Class<?>> places =
        BothWays.toldInParts(list(item, item, alike, alike, unlike), Runnable::run, 100_000).places;
    Class<?> ofParser = places.getFirst();
    Class<?> workedOut = places.get(2);
    assertThat(workedOut).isNotEqualTo(ofParser);
    // The first begins without a comma, so that the second is the first to compare with.
    assertThat(places).containsExactly(ofParser, ofParser, workedOut, workedOut, ofParser);
  }

  private static final String SERVICE =
      "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"app-1\"},\"spec\":{\"ports\":[{\"port\":80}]}}";

  /** What was told before of another kind or shape does not matter. */
  @ParameterizedTest
  @ValueSource(strings = {COMPACT, INDENTED})
  void itemsLikeAnEarlierOneAreReadWithoutTheParser(String item) throws IOException {
    String alike = item.replace("app-1", "app-two").replace("node-1", "n");
    String service = SERVICE.replace("app-1", "s");
    List<Class<?>> places =
        BothWays.toldInParts(
                list(item, SERVICE, item, service, alike, SERVICE, alike, alike, service, item),
                Runnable::run,
                100_000)
            .places;
    Class<?> ofParser = places.getFirst();
    assertThat(places.subList(0, 5)).containsOnly(ofParser);
    // The last is given to the parser with the end of the list.
    assertThat(places.subList(5, 9)).doesNotContain(ofParser);
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPACT, INDENTED})
  void theLastItemOfAPartMayBeLikeAnEarlierOne(String item) throws IOException {
    String[] items = new String[40];
    for (int i = 0; i < items.length; i++) {
      items[i] = (i % 2 == 0 ? item : SERVICE).replace("app-1", "app-" + i);
    }
    List<Class<?>> places =
        BothWays.toldInParts(list(items), Runnable::run, 3 * item.length()).places;
    Class<?> ofParser = places.getFirst();
    // The first of each part is given to the parser with the start of the list.
    assertThat(places).hasSize(40).filteredOn(ofParser::equals).hasSizeLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPACT, INDENTED})
  void mixedItemsWithAnyByteChangedAreReadAsAtOnce(String item) throws IOException {
    String alike = item.replace("app-1", "app-two").replace("node-1", "n");
    byte[] text = list(item, SERVICE, item, SERVICE, alike, alike, SERVICE, item, SERVICE, alike);
    Random random = new Random(11);
    for (int i = 0; i < 1000; i++) {
      byte[] changed = text.clone();
      for (int k = 0; k < 2; k++) {
        changed[random.nextInt(changed.length)] = (byte) "\"\\{],: \n7e".charAt(random.nextInt(10));
      }
      BothWays.assertSame(changed, SIZES);
    }
  }

  private static final String HEAD = "{\"kind\":\"List\",\"items\":[";

  private static byte[] list(String... items) {
    return (HEAD + String.join(",", items) + "],\"apiVersion\":\"v1\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Where the scalars of a text stand. */
  private static List<int[]> scalars(String item) {
    List<int[]> found = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\"|[-+.0-9a-zA-Z]+)(\\s*:)?").matcher(item);
    while (matcher.find()) {
      if (matcher.group(2) == null) {
        found.add(new int[] {matcher.start(1), matcher.end(1)});
      }
    }
    return found;
  }
}
