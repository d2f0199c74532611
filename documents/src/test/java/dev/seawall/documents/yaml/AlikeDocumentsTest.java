package dev.seawall.documents.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Pool;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.TellingWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents that are like one before them are read without a parser, and what is told of them is
 * what the parser tells: objects, places, errors, and no credential.
 */
class AlikeDocumentsTest {
  private static final String DEPLOYMENT =
      """
      ---
      # the shop
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: app-1
        annotations:
          kubectl.kubernetes.io/last-applied-configuration: '{}'
          note: "a b"
      spec:
        replicas: 3
        template:
          spec:
            containers:
            - args:
              - --token
              - x1
              command: []
              env:
              - name: LOG_LEVEL
                value: info

              - name: B
                valueFrom:
                  fieldRef:
                    fieldPath: a
              image: app:1
              securityContext: {}
            hostNetwork: true
      status:
        n: 1
      """;
  private static final String ROLE =
      """
      ---
      kind: Role
      apiVersion: rbac.authorization.k8s.io/v1
      metadata:
          name: reader
          namespace: shop
      rules:
        -   apiGroups:
            - ""
            verbs:
            -   get
            - list
        - nonResourceURLs:
            - - /a
              - b
            - c
      """;

  @ParameterizedTest
  @ValueSource(strings = {DEPLOYMENT, ROLE})
  void aDocumentWithAnyByteChangedIsReadAsTheFirst(String document) {
    YamlReader taught = taught(document);
    for (int at = 0; at < document.length(); at++) {
      for (char other : "\"'\\{, \n:#-7|&!?\t\r\u00e9".toCharArray()) {
        assertReadAsTheFirst(
            taught, document.substring(0, at) + other + document.substring(at + 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DEPLOYMENT, ROLE})
  void aDocumentWithAnyLineLeftOutMovedOrRepeatedIsReadAsTheFirst(String document) {
    YamlReader taught = taught(document);
    List<String> lines = document.lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      for (String line : List.of("", " " + lines.get(i), lines.get(i) + "\n" + lines.get(i))) {
        List<String> others = new ArrayList<>(lines);
        others.set(i, line);
        assertReadAsTheFirst(taught, String.join("\n", others));
      }
    }
  }

  /** Scalars in the place of scalars, among them all that are kept in a way of their own. */
  @ParameterizedTest
  @ValueSource(strings = {DEPLOYMENT, ROLE})
  void documentsWithOtherScalarsAreReadAsTheFirst(String document) {
    List<String> others =
        List.of(
            "",
            "b",
            "'b'",
            "\"b\"",
            "'it''s'",
            "\"a \\\"b\\\"\"",
            "a longer text than before",
            "kube-api-access-xyz12",
            "postgres://user:hunter2hunter2@db/shop",
            "AKIAIOSFODNN7EXAMPLE",
            "--password",
            "--token=abcdefgh12345678",
            "DB_PASSWORD",
            "é日本",
            "0",
            "-0",
            "010",
            "0x1F",
            "0o17",
            "1_000",
            "12:30:45",
            "123456789012345678901234567890",
            "-1.25e3",
            "1e400",
            ".inf",
            ".nan",
            "~",
            "null",
            "yes",
            "off",
            "True",
            "2001-01-01",
            "a: b",
            "a:b",
            "a #b",
            "a#b",
            "- x",
            "-x",
            "[1, 2]",
            "{}",
            "[]",
            "a]",
            "|",
            "|\n  a",
            "&a b",
            "*a",
            "!!str 1",
            "? a",
            "@a",
            "%a",
            "a ",
            "a:",
            "<<");
    YamlReader taught = taught(document);
    List<int[]> scalars = scalars(document);
    assertThat(scalars).hasSizeGreaterThan(7);
    Random random = new Random(7);
    for (int[] scalar : scalars) {
      for (String scalarText : others) {
        String one = document.substring(0, scalar[0]) + scalarText + document.substring(scalar[1]);
        int[] second = scalars(one).get(random.nextInt(scalars(one).size()));
        String both =
            one.substring(0, second[0])
                + others.get(random.nextInt(others.size()))
                + one.substring(second[1]);
        assertReadAsTheFirst(taught, one);
        assertReadAsTheFirst(taught, both);
        YamlReader other = new YamlReader();
        read(other, one);
        read(other, one);
        assertReadAsTheFirst(other, both);
        assertReadAsTheFirst(other, document);
      }
    }
  }

  /** What an argument means depends on the words before it, also on those that were taken out. */
  @Test
  void aCommandLineWithACredentialIsLeftToTheParser() {
    String pattern =
        """
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: app
        spec:
          containers:
          - name: app
            command:
            - mysql
            - -phunter2hunter2
            args:
            - --verbose
        """;
    YamlReader taught = taught(pattern);
    assertThat(read(taught, pattern).toString()).contains("redacted").doesNotContain("hunter2");
    for (String other :
        List.of(
            pattern.replace("--verbose", "-phunter3hunter3"),
            pattern.replace("mysql", "echo"),
            pattern.replace("mysql", "echo").replace("--verbose", "-phunter3hunter3"))) {
      assertReadAsTheFirst(taught, other);
    }
  }

  @Test
  void aScalarThatGoesOnInThePartThatIsLeftOutIsLeftToTheParser() {
    String pattern = DEPLOYMENT + "  text: a\n    - b\n";
    assertThat(read(new YamlReader(), pattern.replace("text: a", "text: 'a'")))
        .singleElement()
        .asString()
        .contains("expected");
    assertReadAsTheFirst(taught(pattern), pattern.replace("text: a", "text: 'a'"));
  }

  @Test
  void noCredentialOfADocumentIsKeptBecauseTheOneBeforeHadNone() {
    for (String with :
        List.of(
            DEPLOYMENT.replace("value: info", "value: postgres://user:hunter2hunter2@db/shop"),
            DEPLOYMENT.replace("LOG_LEVEL", "DB_PASSWORD").replace("info", "hunter2hunter2"),
            DEPLOYMENT.replace("x1", "hunter2hunter2"),
            DEPLOYMENT
                .replace("--token", "--url")
                .replace("x1", "postgres://user:hunter2hunter2@db/shop"))) {
      String without = DEPLOYMENT.replace("--token", "--log");
      assertThat(read(taught(without), with).toString())
          .contains("redacted")
          .doesNotContain("hunter2");
    }
  }

  /** Otherwise the other tests would compare the parser with itself. */
  @ParameterizedTest
  @ValueSource(strings = {DEPLOYMENT, ROLE})
  void theyAreReadWithoutTheParser(String document) {
    String alike = document.replace("app-1", "app-two").replace("reader", "writer");
    String unlike = document.replace("name:", "Name:");
    List<Class<?>> places =
        tell(new YamlReader(), document + alike + alike + document + unlike).places;
    Class<?> ofParser = places.getFirst();
    Class<?> workedOut = places.get(2);
    assertThat(workedOut).isNotEqualTo(ofParser);
    // Of each pattern the second is kept.
    assertThat(places).containsExactly(ofParser, ofParser, workedOut, workedOut, ofParser);
  }

  /** A reader that knows a pattern. */
  private static YamlReader taught(String pattern) {
    YamlReader reader = new YamlReader();
    assertThat(read(reader, pattern + pattern)).hasSize(2);
    return reader;
  }

  private static void assertReadAsTheFirst(YamlReader taught, String document) {
    assertThat(read(taught, document)).as(document).isEqualTo(read(new YamlReader(), document));
  }

  private static List<String> read(YamlReader reader, String text) {
    return tell(reader, text).all;
  }

  private static TellingWords tell(YamlReader reader, String text) {
    TellingWords told = new TellingWords();
    Limits limits = new Limits(1 << 20, 12, 3);
    reader.read(
        text.getBytes(StandardCharsets.UTF_8),
        new DocumentAssembler(new Pool(), Projection.CHECKED, limits, true, told));
    return told;
  }

  /** Where the scalars of a text stand that end a line. */
  private static List<int[]> scalars(String document) {
    List<int[]> found = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("(?m)(?:: +|- +)((?!- )[^\\n:]*|[^\\n ]*)$").matcher(document);
    while (matcher.find()) {
      found.add(new int[] {matcher.start(1), matcher.end(1)});
    }
    return found;
  }
}
