package dev.seawall.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.reader.DocumentReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Lists of objects arrive as their items, in JSON and in YAML. */
class ListTest {
  @Test
  void itemsOfATypedListTakeItsKind() {
    for (String text :
        new String[] {
          "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":\"b\"}}]}",
          "{\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":\"b\"}}],\"kind\":\"PodList\",\"apiVersion\":\"v1\"}",
          "kind: PodList\napiVersion: v1\nitems:\n- metadata: {name: a}\n- metadata: {name: b}\n"
        }) {
      Recorded read = Recorded.of(text);
      assertThat(read.documents).as(text).hasSize(2);
      assertThat(read.documents.get(1).at("kind")).isEqualTo(new Text("Pod"));
      assertThat(read.documents.get(1).at("apiVersion")).isEqualTo(new Text("v1"));
      assertThat(read.documents.get(1).at("metadata", "name")).isEqualTo(new Text("b"));
      assertThat(read.documents.get(1).index()).isEqualTo(1);
    }
  }

  @Test
  void anItemHasItsOwnPlaces() {
    Recorded read = Recorded.of("kind: List\nitems:\n- kind: A\n- kind: B\n  spec:\n    x: 1\n");
    assertThat(read.documents.get(1).line()).isEqualTo(4);
    assertThat(read.documents.get(1).place("spec", "x")).isEqualTo(new Position(6, 5));
    Recorded json =
        Recorded.of("{\"kind\":\"List\",\"items\":[\n  {\"kind\":\"A\",\n   \"x\":1}]}");
    assertThat(json.only().line()).isEqualTo(2);
    assertThat(json.only().place("x")).isEqualTo(new Position(3, 4));
  }

  @Test
  void whatComesBeforeABreakIsRead() {
    Recorded read =
        Recorded.of(
            "{\"items\":[{\"kind\":\"A\"},{\"kind\":\"B\"},{\"kind\":\"C\",\"spec\":{\"x\"");
    assertThat(read.documents).hasSize(2);
    assertThat(read.errors)
        .singleElement()
        .extracting(ReadError::kind)
        .isEqualTo(ReadError.Kind.SYNTAX);
  }

  @Test
  void aLongListIsReadFromAStream() throws IOException {
    String item = "{\"kind\":\"A\",\"v\":\"" + "x".repeat(200) + "\"}";
    String text = "{\"items\":[" + (item + ",").repeat(49_999) + item + "],\"kind\":\"List\"}";
    Recorded read = new Recorded();
    new DocumentReader(new Pool(), Projection.CHECKED, Limits.STANDARD)
        .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), read);
    assertThat(read.errors).isEmpty();
    assertThat(read.documents).hasSize(50_000);
    assertThat(read.documents.get(1).document()).isSameAs(read.documents.get(0).document());
  }

  @Test
  void aBrokenStreamTellsWhere() throws IOException {
    String text = "{\"items\":[" + "{\"kind\":\"A\"},".repeat(500_000);
    Recorded read = new Recorded();
    new DocumentReader(new Pool(), Projection.CHECKED, Limits.STANDARD)
        .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), read);
    assertThat(read.documents).hasSize(500_000);
    assertThat(read.errors).hasSize(1);
  }

  @Test
  void itemsThatAreNoObjectsAreTold() {
    Recorded read =
        Recorded.of("{\"kind\":\"List\",\"items\":[5,\"x\",[1],null,{\"kind\":\"A\"}]}");
    assertThat(read.errors)
        .extracting(ReadError::kind)
        .containsExactly(
            ReadError.Kind.NOT_AN_OBJECT,
            ReadError.Kind.NOT_AN_OBJECT,
            ReadError.Kind.NOT_AN_OBJECT);
    assertThat(read.documents).hasSize(1);
  }

  @Test
  void itemsThatAreNoListBelongToTheObject() {
    Recorded.Told told = Recorded.of("kind: A\nitems: {a: 1}\nspec: {items: [{b: 2}]}\n").only();
    assertThat(told.at("items", "a")).isEqualTo(new Whole(1));
    assertThat(told.at("spec", "items", 0, "b")).isEqualTo(new Whole(2));
  }

  @Test
  void numbersInJsonAreThoseOfKubernetes() {
    Recorded.Told told =
        Recorded.of("{\"a\":12345678901234567890,\"b\":9223372036854775807,\"c\":1.5,\"d\":-1}")
            .only();
    assertThat(told.at("a")).isEqualTo(new Decimal(12345678901234567890.0));
    assertThat(told.at("b")).isEqualTo(new Whole(Long.MAX_VALUE));
    assertThat(told.at("c")).isEqualTo(new Decimal(1.5));
    assertThat(told.at("d")).isEqualTo(new Whole(-1));
  }
}
