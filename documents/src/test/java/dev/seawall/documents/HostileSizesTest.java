package dev.seawall.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.seawall.core.value.Text;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.reader.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Lines of section A of the list of hostile input: what is deep, large, many or explodes. */
class HostileSizesTest {
  private static final String PRIVILEGED =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: bad}\nspec: {hostNetwork: true}\n";

  private static String bomb() {
    StringBuilder text =
        new StringBuilder("apiVersion: v1\nkind: Pod\na: &a [x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c <= 'i'; c++) {
      String previous = "*" + (char) (c - 1);
      text.append(c).append(": &").append(c).append(" [").append(previous);
      text.append(("," + previous).repeat(8)).append("]\n");
    }
    return text.toString();
  }

  @Test
  void a01_aliasesThatExplodeAreRefusedAtOnce() {
    Recorded read =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> Recorded.of(bomb() + "---\n" + PRIVILEGED));
    assertThat(read.errors)
        .singleElement()
        .extracting(ReadError::message)
        .isEqualTo("excessive aliasing");
    assertThat(read.documents).hasSize(1);
  }

  @Test
  void a01_mergesThatExplodeAreRefusedToo() {
    StringBuilder text = new StringBuilder("m0: &m0 {k0: 1, l0: 1, n0: 1}\n");
    for (int i = 1; i < 40; i++) {
      int before = i - 1;
      text.append(
          "m%d: &m%d {<<: [*m%d, *m%d, *m%d], k%d: 1}\n"
              .formatted(i, i, before, before, before, i));
    }
    Recorded read =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> Recorded.of(text.toString()));
    assertThat(read.errors)
        .singleElement()
        .extracting(ReadError::message)
        .isEqualTo("excessive aliasing");
  }

  @Test
  void a02_sixtyHonestAliasesAreAccepted() {
    Recorded read = Recorded.of("kind: X\na: &a {b: 1}\nl:\n" + "- *a\n".repeat(60));
    assertThat(read.only().at("l", 59, "b")).isEqualTo(new Whole(1));
  }

  @Test
  void a06_recursiveAliasIsAnError() {
    Recorded read = Recorded.of("a: &a [*a]\n---\n" + PRIVILEGED);
    assertThat(read.errors).hasSize(1);
    assertThat(read.documents).hasSize(1);
  }

  @Test
  void a07_deepNestingIsAnErrorAndHidesNothingElse() {
    for (int depth : new int[] {1_000, 5_000, 100_000}) {
      String flow = "kind: X\nv: " + "[".repeat(depth) + "]".repeat(depth) + "\n";
      StringBuilder block = new StringBuilder("kind: X\n");
      for (int i = 0; i < Math.min(depth, 5_000); i++) {
        block.append(" ".repeat(i)).append("a:\n");
      }
      String anchored = "x: &x 1\n" + flow;
      String text = String.join("---\n", flow, block, anchored, PRIVILEGED);
      Recorded read = Recorded.of(text);
      assertThat(read.errors)
          .hasSize(3)
          .extracting(ReadError::kind)
          .containsOnly(ReadError.Kind.TOO_DEEP);
      assertThat(read.documents).hasSize(1);
    }
  }

  @Test
  void a07_deepNestingInJsonIsAnErrorAndTheRestIsRead() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    Recorded read =
        Recorded.of(
            "{\"kind\":\"List\",\"items\":[{\"kind\":\"X\",\"v\":%s},{\"kind\":\"Y\"}]}"
                .formatted(deep));
    assertThat(read.errors).hasSize(1);
    assertThat(read.documents).hasSize(2);
    Recorded alone = Recorded.of("{\"v\":" + "[".repeat(1_000_000));
    assertThat(alone.errors).isNotEmpty();
  }

  @Test
  void a07_fiftyLevelsAreFine() {
    assertThat(Recorded.of("v: " + "[".repeat(50) + "]".repeat(50)).only().document().size())
        .isEqualTo(51);
  }

  @Test
  void a08_fourMegabytesOfOneScalarAreRead() {
    String text = "a".repeat(4 << 20);
    assertThat(((Text) Recorded.of("v: " + text).only().at("v")).text()).hasSize(4 << 20);
    assertThat(Recorded.of("kind: X\nv: |\n" + "  line of text\n".repeat(700_000)).documents)
        .hasSize(1);
  }

  @Test
  void a08_aTextAboveOurOwnLimitIsToldTooLarge() {
    Recorded read = new Recorded();
    Limits small = new Limits(100, 500, 10);
    new DocumentReader(new dev.seawall.core.value.Pool(), Projection.CHECKED, small)
        .read(("kind: " + "x".repeat(200)).getBytes(StandardCharsets.UTF_8), read);
    assertThat(read.errors)
        .singleElement()
        .extracting(ReadError::kind)
        .isEqualTo(ReadError.Kind.TOO_LARGE);
  }

  @Test
  void a09_twentyThousandDocumentsHaveTheirOwnIndex() {
    Recorded read = Recorded.of(PRIVILEGED.concat("---\n").repeat(20_000));
    assertThat(read.documents).hasSize(20_000);
    assertThat(read.documents.get(19_999).index()).isEqualTo(19_999);
    assertThat(read.documents.get(19_999).line()).isEqualTo(19_999 * 5 + 1);
  }

  @Test
  void a18_listsAreFlattenedWithALimitAndNullsSkipped() {
    String inner = "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"in\"}}";
    String text = inner;
    for (int i = 0; i < 5; i++) {
      text = "{\"kind\":\"List\",\"items\":[null," + text + "]}";
    }
    assertThat(Recorded.of(text).only().at("kind")).isEqualTo(new Text("Pod"));
    for (int i = 0; i < 20; i++) {
      text = "{\"kind\":\"List\",\"items\":[" + text + "," + inner + "]}";
    }
    Recorded deep = Recorded.of(text);
    assertThat(deep.errors)
        .extracting(ReadError::kind)
        .containsExactly(ReadError.Kind.TOO_DEEP, ReadError.Kind.TOO_DEEP);
    assertThat(deep.documents).hasSize(9);
  }

  @Test
  void a18_aHundredThousandItems() {
    Recorded read = Recorded.of("kind: List\nitems:\n" + "- {kind: Pod}\n".repeat(100_000));
    assertThat(read.documents).hasSize(100_000);
  }

  @Test
  void a24_fiveHundredContainersAreKept() {
    Recorded read = Recorded.of("spec:\n  containers:\n" + "  - {name: a}\n".repeat(500));
    assertThat(read.only().at("spec", "containers", 499, "name")).isEqualTo(new Text("a"));
  }

  @Test
  void a25_manyKeysTakeLinearTime() {
    StringBuilder text = new StringBuilder("metadata:\n  labels:\n");
    for (int i = 0; i < 100_000; i++) {
      text.append("    k").append(i).append(": v\n");
    }
    assertThat(Recorded.of(text.toString()).only().document().size()).isEqualTo(100_003);
  }

  @Test
  void noBytesMakeItThrow() {
    java.util.Random random = new java.util.Random(7);
    String[] parts = {
      "a: ",
      "- ",
      "\n",
      "  ",
      "&x ",
      "*x",
      "<<: ",
      "{",
      "}",
      "[",
      "]",
      "'",
      "\"",
      "|",
      ">",
      "!t ",
      "---\n",
      "...\n",
      "? ",
      "kind: Secret\n",
      "data",
      "env:\n",
      "items:\n",
      "{{",
      "}}",
      "\\u",
      "null",
      "%",
      "#",
      "\t"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(16); k >= 0; k--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      assertThatCode(() -> Recorded.of(text.toString()))
          .as(text.toString())
          .doesNotThrowAnyException();
    }
  }
}
