package dev.seawall.documents;

import static org.assertj.core.api.Assertions.assertThat;

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
  void whatIsYamlIsReadAsYaml() {
    assertThat(Recorded.of("{apiVersion: v1, kind: Pod, a: //b}").errors).isEmpty();
    assertThat(Recorded.of("//a: b\nkind: Pod\n").errors).isEmpty();
  }

  @Test
  void otherFilesWithCommentsAreNotOurs() {
    assertThat(Recorded.of("{ /* for editors */ \"compilerOptions\": {}}").errors).isEmpty();
  }
}
