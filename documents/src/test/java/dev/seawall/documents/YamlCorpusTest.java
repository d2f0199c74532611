package dev.seawall.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of the corpus is read as kubectl 1.32 reads it. The answers of kubectl are committed;
 * {@code -Dregenerate.yaml.corpus=true} asks it again.
 */
class YamlCorpusTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("seawall.root", ".."))
          .resolve("documents/src/test/resources/yaml-corpus");

  /** Where this reader and kubectl part, and why that hides nothing. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "scalar-escape-pair", "kubectl refuses; read here, as YAML 1.2 has it from JSON",
          "scalar-flow-question-before-item", "kubectl reads a key; refused here with an error",
          "scalar-flow-question-before-key", "kubectl reads a key; refused here with an error",
          "scalar-next-line-escape", "refused here with an error: the parser lacks two escapes",
          "stream-json-flow-yaml", "kubectl refuses; read here, because other tools read it",
          "stream-latin1", "kubectl replaces the bytes; refused here with an error",
          "stream-yaml-directive", "kubectl refuses; read here");

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsAsKubectlDoes(String name) throws IOException, InterruptedException {
    Path input = CORPUS.resolve(name + ".yaml");
    Path expected = CORPUS.resolve(name + ".expected.json");
    if (Boolean.getBoolean("regenerate.yaml.corpus")) {
      Files.writeString(expected, Kubectl.record(Kubectl.read(input)));
    }
    Kubectl.Answer answer = Kubectl.recorded(Files.readString(expected));
    Recorded read = Recorded.of(Files.readAllBytes(input), Projection.WHOLE);
    if (DIFFERENT.containsKey(name)) {
      boolean refused = !answer.error().isEmpty();
      assertThat(read.errors.isEmpty()).as(DIFFERENT.get(name)).isEqualTo(refused);
      return;
    }
    if (!answer.error().isEmpty()) {
      assertThat(read.errors.size() + unresolved(read)).as(answer.error()).isPositive();
      return;
    }
    assertThat(read.errors).isEmpty();
    List<Object> objects =
        read.documents.stream().map(told -> Kubectl.comparable(told.document())).toList();
    assertThat(objects).usingRecursiveComparison().isEqualTo(answer.objects());
  }

  private static long unresolved(Recorded read) {
    return read.documents.stream()
        .map(told -> Kubectl.comparable(told.document()).toString())
        .filter(text -> text.contains("(unresolved"))
        .count();
  }

  @Test
  void everyExpectationHasItsInput() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      Map<Boolean, Long> counts =
          files.collect(
              java.util.stream.Collectors.partitioningBy(
                  file -> file.toString().endsWith(".yaml"),
                  java.util.stream.Collectors.counting()));
      assertThat(counts.get(true)).isEqualTo(counts.get(false)).isGreaterThan(150);
    }
  }
}
