package dev.seawall.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.value.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON allows no comments; read as YAML, which it looks like, it would be another object. */
class JsonCommentsTest {
  @ParameterizedTest
  @CsvSource({
    "2:3, '{\n  // a pod\n  \"apiVersion\": \"v1\", \"kind\": \"Pod\"}'",
    "1:24, '{ \"apiVersion\": \"v1\",  /* a pod */ \"kind\": \"Pod\"}'",
    "2:1, '{ \"kind\": \"Pod\", \"apiVersion\": \"v1\",\n"
        + "// a pod\n"
        + "\"metadata\": {\"name\": \"a\"}}'",
    "1:1, '// a pod\n{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}'",
    "2:2, '\n /* a pod */\n{\"apiVersion\": \"v1\",\n\"kind\": \"Pod\"}'",
  })
  void aCommentIsNamedWithItsPlace(String place, String text) {
    assertThat(Recorded.of(text).errors)
        .extracting(ReadError::toString)
        .containsExactly(
            place
                + ": JSON allows no comments, and here is one; expected JSON without comments, or"
                + " YAML");
  }

  @Test
  void aCommentHidesNoDocumentAfterIt() {
    String commented = "{\n  // a pod\n  \"apiVersion\": \"v1\", \"kind\": \"Pod\"\n}\n";
    Recorded read =
        Recorded.of(commented + "---\n" + commented + "---\napiVersion: v1\nkind: Secret\n");
    assertThat(read.errors).extracting(error -> error.position().line()).containsExactly(2, 7);
    assertThat(read.documents)
        .extracting(each -> each.at("kind"))
        .containsExactly(new Text("Secret"));
    assertThat(read.documents.getFirst().place("kind").line()).isEqualTo(12);
  }

  @Test
  void manyCommentsEndInTime() {
    assertThat(Recorded.of("{//\n---\n".repeat(100_000)).errors).hasSizeBetween(1, 200);
  }

  @Test
  void textThatIsCutOffIsCalledThat() {
    assertThat(Recorded.of("{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": [").errors)
        .extracting(ReadError::toString)
        .singleElement()
        .asString()
        .endsWith("cut off: the text ends inside a value; expected JSON");
  }

  @Test
  void whatIsYamlIsReadAsYaml() {
    assertThat(Recorded.of("{apiVersion: v1, kind: Pod, a: //b}").errors).isEmpty();
    assertThat(Recorded.of("//a: b\nkind: Pod\n").errors).isEmpty();
  }

  @Test
  void otherFilesWithCommentsAreNotOurs() {
    assertThat(Recorded.of("{ /* for editors */ \"compilerOptions\": {}}").errors).isEmpty();
  }
}
