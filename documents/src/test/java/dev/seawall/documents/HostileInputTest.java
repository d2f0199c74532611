package dev.seawall.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Whole;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * The lines of section A of the list of hostile input: what people and attackers feed a scanner.
 */
class HostileInputTest {
  private static final String PRIVILEGED =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: bad}\nspec: {hostNetwork: true}\n";

  @Test
  void a03_aliasToPrivilegedMapIsFollowed() {
    Recorded read = Recorded.of("p: &p {privileged: true}\nspec: {securityContext: *p}\n");
    assertThat(read.only().at("spec", "securityContext", "privileged")).isEqualTo(Bool.TRUE);
    assertThat(read.only().place("spec", "securityContext", "privileged"))
        .isEqualTo(new Position(1, 8));
  }

  @Test
  void a04_mergeKeyIsMerged() {
    Recorded read = Recorded.of("p: &p {privileged: true}\nsecurityContext:\n  <<: *p\n");
    Mapping context = (Mapping) read.only().at("securityContext");
    assertThat(context.entries()).containsOnlyKeys("privileged");
    assertThat(context.get("privileged")).isEqualTo(Bool.TRUE);
  }

  @Test
  void a05_yesOnAndYAreTrue() {
    Recorded read = Recorded.of("hostNetwork: yes\nhostPID: on\nhostIPC: y\nquoted: 'yes'\n");
    assertThat(read.only().at("hostNetwork")).isEqualTo(Bool.TRUE);
    assertThat(read.only().at("hostPID")).isEqualTo(Bool.TRUE);
    assertThat(read.only().at("hostIPC")).isEqualTo(Bool.TRUE);
    assertThat(read.only().at("quoted")).isEqualTo(new Text("yes"));
  }

  @Test
  void a10_duplicateKeysAreKeptAndNoted() {
    Recorded.Told told = Recorded.of("spec:\n  hostNetwork: true\n  hostNetwork: false\n").only();
    assertThat(told.at("spec", "hostNetwork")).isEqualTo(Bool.FALSE);
    Mapping firstWins = told.document().firstWins();
    assertThat(
            ((Mapping) java.util.Objects.requireNonNull(firstWins.get("spec"))).get("hostNetwork"))
        .isEqualTo(Bool.TRUE);
    assertThat(told.notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.kind()).isEqualTo(Note.Kind.DUPLICATE_KEY);
              assertThat(note.path()).hasToString("spec.hostNetwork");
              assertThat(note.position()).isEqualTo(new Position(3, 3));
            });
  }

  @Test
  void a10_whatAMergeOverridesIsNoDuplicate() {
    Recorded.Told told = Recorded.of("x: &x {a: 1}\nv:\n  <<: *x\n  a: 2\n").only();
    assertThat(told.notes()).isEmpty();
    assertThat(((Mapping) told.at("v")).length()).isEqualTo(1);
  }

  @Test
  void a11_duplicateKeysInJsonAreNoted() {
    Recorded.Told told = Recorded.of("{\"spec\":{\"a\":[{\"b\":1,\"b\":2}]}}").only();
    assertThat(told.notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.path()).hasToString("spec.a[0].b");
              assertThat(note.position()).isEqualTo(new Position(1, 22));
            });
  }

  @Test
  void a12_javaTypesStayOpaque() {
    Recorded read =
        Recorded.of("v: !!javax.script.ScriptEngineManager [a]\nw: !!java.net.URL 'http://x'\n");
    assertThat(read.only().at("w")).isInstanceOf(Unresolved.class);
    assertThat(read.only().notes()).hasSize(1);
  }

  @Test
  void a13_customTagsStayUnresolvedAndNameThemselves() {
    Recorded.Told told =
        Recorded.of(
                "a: !Ref Cluster\n"
                    + "b: !Sub 'x-${y}'\n"
                    + "c: !vault |\n"
                    + "  abc\n"
                    + "d: !If [a, b, c]\n"
                    + "e: !x {f: true}\n")
            .only();
    assertThat(told.at("a")).isEqualTo(new Unresolved("!Ref Cluster"));
    assertThat(told.at("b")).isEqualTo(new Unresolved("the tag !Sub"));
    assertThat(told.at("c")).isEqualTo(new Unresolved("the tag !vault"));
    assertThat(told.at("d")).isEqualTo(new Unresolved("the result of !If"));
    assertThat(told.at("e", "f")).isEqualTo(Bool.TRUE);
  }

  @Test
  void a14_numbersThatAreNoneAreUnresolved() {
    Recorded.Told told = Recorded.of("a: .nan\nb: -.inf\nc: 0777\nd: 1e400\n").only();
    assertThat(told.at("a")).isInstanceOf(Unresolved.class);
    assertThat(told.at("b")).isInstanceOf(Unresolved.class);
    assertThat(told.at("c")).isEqualTo(new Whole(511));
    assertThat(told.at("d")).isEqualTo(new Text("1e400"));
  }

  @Test
  void a15_bytesThatAreNotTextAreToldWithTheirOffset() {
    assertThat(Recorded.of(new byte[] {'a', ':', ' ', (byte) 0xE4}).errors)
        .singleElement()
        .extracting(ReadError::message)
        .isEqualTo("invalid UTF-8 at byte 3");
    assertThat(Recorded.of("a: b\0c").errors)
        .singleElement()
        .extracting(ReadError::message)
        .isEqualTo("a NUL byte at byte 4");
    assertThat(
            Recorded.of(new byte[] {'a', ':', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80}).errors)
        .hasSize(1);
    assertThat(
            Recorded.of("\uFEFFa: 'ü\u2028x'".getBytes(StandardCharsets.UTF_16LE)).only().at("a"))
        .isEqualTo(new Text("ü\u2028x"));
    assertThat(Recorded.of("a: b".getBytes(StandardCharsets.UTF_16BE)).only().at("a"))
        .isEqualTo(new Text("b"));
  }

  @Test
  void a15_theLineBreaksOfYaml11EndAComment() {
    for (String lineBreak : new String[] {"\u0085", "\u2028", "\u2029"}) {
      Recorded read = Recorded.of("spec:\n  # c" + lineBreak + "  hostNetwork: true\n  a: b\n");
      assertThat(read.only().at("spec", "hostNetwork")).isEqualTo(Bool.TRUE);
    }
  }

  @Test
  void a15_aByteOrderMarkInTheMiddleHidesNoKey() {
    Recorded read = Recorded.of("a: 1\n---\n\uFEFFspec: {hostNetwork: true}\n");
    assertThat(read.documents.getLast().at("spec", "hostNetwork")).isEqualTo(Bool.TRUE);
  }

  @Test
  void a15_aQuestionMarkInBracesHidesNoKey() {
    for (String text :
        new String[] {"spec: {?hostNetwork: true}", "x: &x {a: b}\nspec: {?hostNetwork: true}"}) {
      assertThat(Recorded.of(text).errors).hasSize(1);
    }
    assertThat(Recorded.of("command: [x, '?', a?]\n?b: c\n").errors).isEmpty();
  }

  @Test
  void a16_aDocumentAfterAnEndMarkerIsReadAndNoted() {
    Recorded read = Recorded.of("kind: A\n...\nkind: B\n---\nkind: C\n");
    assertThat(read.documents).hasSize(3);
    assertThat(read.documents.get(0).notes()).isEmpty();
    assertThat(read.documents.get(1).notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.kind()).isEqualTo(Note.Kind.AFTER_END_MARKER);
              assertThat(note.position().line()).isEqualTo(3);
            });
    assertThat(read.documents.get(2).notes()).isEmpty();
  }

  @Test
  void a17_nothingIsSkippedSilently() {
    for (String text :
        new String[] {
          "",
          " \n\t\n",
          "# c\n",
          "---\n",
          "---\n---\n",
          "null\n",
          "~",
          "--- text\n",
          "- a\n- b\n",
          "5",
          "{}",
          "[]",
          "\"x\"",
          "--- # c\n# d\n"
        }) {
      Recorded read = Recorded.of(text);
      assertThat(read.documents).as(text).isEmpty();
      assertThat(read.errors).as(text).isEmpty();
    }
  }

  @Test
  void a17_aPlainListOfObjectsIsTold() {
    assertThat(Recorded.of("- apiVersion: v1\n  kind: Pod\n").errors).hasSize(1);
    assertThat(Recorded.of("[{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}]").errors).hasSize(1);
  }

  @Test
  void a19_a20_wrongShapesAreKeptAsTheyAre() {
    Recorded.Told told =
        Recorded.of("apiVersion: 1\nkind: [x]\nmetadata: []\nspec: {containers: {}, ports: '80'}\n")
            .only();
    assertThat(told.at("kind", 0)).isEqualTo(new Text("x"));
    assertThat(told.document().size()).isEqualTo(8);
  }

  @Test
  void a26_tabsAsIndentationAreAnErrorWithItsPlace() {
    Recorded read = Recorded.of("a: 1\r\nb:\r\n\tc: 2\r\n---\r\n" + PRIVILEGED);
    assertThat(read.errors)
        .singleElement()
        .satisfies(error -> assertThat(error.position().line()).isEqualTo(3));
    assertThat(read.documents)
        .singleElement()
        .satisfies(told -> assertThat(told.line()).isEqualTo(5));
  }

  @Test
  void a27_aTemplateIsOneError() {
    String text =
        "apiVersion: v1\n"
            + "kind: Pod\n"
            + "metadata:\n"
            + "  name: {{ .Values.name }}\n"
            + "{{- if .x }}\n"
            + "---\n"
            + "kind: {{ .Values.k }}\n"
            + "---\n"
            + PRIVILEGED;
    Recorded read = Recorded.of(text);
    assertThat(read.errors)
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.kind()).isEqualTo(ReadError.Kind.TEMPLATE);
              assertThat(error.message()).isEqualTo("Helm template, not rendered");
            });
    assertThat(read.documents).hasSize(1);
    assertThat(Recorded.of("{{- if .Values.a }}\nkind: Pod\n{{ end }}\n").errors)
        .singleElement()
        .extracting(ReadError::kind)
        .isEqualTo(ReadError.Kind.TEMPLATE);
  }

  @Test
  void a27_templatesInsideTextAreText() {
    assertThat(Recorded.of("summary: \"{{ $labels.pod }} is down\"\n").only().notes()).isEmpty();
  }

  @Test
  void aBrokenDocumentDoesNotHideTheNext() {
    Recorded read = Recorded.of("a: [1\nb: }\n---\n" + PRIVILEGED);
    assertThat(read.errors)
        .singleElement()
        .satisfies(error -> assertThat(error.position().isKnown()).isTrue());
    assertThat(read.documents)
        .singleElement()
        .satisfies(told -> assertThat(told.at("spec", "hostNetwork")).isEqualTo(Bool.TRUE));
  }

  @Test
  void aBrokenDocumentInBracesDoesNotHideTheNext() {
    String json = "{\"kind\":\"Pod\",\"spec\":{\"hostNetwork\":true}}\n";
    for (String text :
        new String[] {
          "[1,2\n---\n" + PRIVILEGED,
          "{a: 1\n---\n" + PRIVILEGED,
          "{a: ".repeat(3000) + "\n---\n" + PRIVILEGED,
          "{\"a\": 1\n---\n" + json,
          "{\"a\": 1}}\n" + json,
          "{\"kind\": \"Pod\",}\n" + json,
          "// c\n{\"a\": 1}\n---\n" + PRIVILEGED
        }) {
      Recorded read = Recorded.of(text);
      assertThat(read.errors).as(text).isNotEmpty();
      assertThat(read.documents.getLast().at("spec", "hostNetwork")).as(text).isEqualTo(Bool.TRUE);
    }
    Recorded told = Recorded.of("{\"a\": 1}}\n{\n  \"b\": \"\n}\n" + json + "{\"kind\": 5}\n");
    assertThat(told.errors).hasSize(2);
    assertThat(told.documents.getLast().place("kind")).isEqualTo(new Position(6, 2));
  }

  @Test
  void placesAreThoseOfKeysAndItems() {
    Recorded.Told told =
        Recorded.of("---\n# c\nspec:\n  containers:\n  - name: a\n    image: b\n").only();
    assertThat(told.line()).isEqualTo(3);
    assertThat(told.place("spec")).isEqualTo(new Position(3, 1));
    assertThat(told.place("spec", "containers", 0)).isEqualTo(new Position(5, 5));
    assertThat(told.place("spec", "containers", 0, "image")).isEqualTo(new Position(6, 5));
  }
}
