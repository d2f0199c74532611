package dev.seawall.emulators.eks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceModelTest {
  private static final ServiceModel MODEL = ServiceModel.load();

  @Test
  void everyOperationOfTheModelIsAnswered() {
    Set<String> answered =
        new EksService(EmulatorOptions.defaults(), new Faults()).operations().keySet();

    assertThat(answered).isEqualTo(MODEL.operations().keySet());
  }

  /** What the pinned botocore knows is judged by it, and has no place among the newer. */
  @Test
  void noNewerOperationIsInTheModelThatTheEmulatorIsJudgedBy() throws IOException {
    assertThat(operations("newer-operations.txt"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(operations("service-model.txt"));
  }

  private static List<String> operations(String file) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ServiceModel.class.getResourceAsStream(file), file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("operation "))
          .map(line -> line.split(" ", 3)[1])
          .toList();
    }
  }

  @Test
  void everyShapeThatIsMentionedIsThere() {
    for (ServiceModel.Shape shape : MODEL.shapes().values()) {
      if (shape instanceof ServiceModel.Structure structure) {
        structure.members().values().forEach(member -> MODEL.shape(member.shape()));
      }
    }
    for (ServiceModel.Operation operation : MODEL.operations().values()) {
      MODEL.structure(operation.input());
      MODEL.structure(operation.output());
      assertThat(operation.errors()).allMatch(error -> MODEL.structure(error).status() >= 400);
    }
  }

  @Test
  void wordsInAPathComeBeforeLabels() {
    String describe =
        MODEL
            .find("POST", List.of("clusters", "c", "identity-provider-configs", "describe"))
            .orElseThrow()
            .name();

    assertThat(describe).isEqualTo("DescribeIdentityProviderConfig");
    assertThat(MODEL.find("PATCH", List.of("clusters"))).isEmpty();
    assertThat(MODEL.find("GET", List.of("clusters", ""))).isEmpty();
  }
}
