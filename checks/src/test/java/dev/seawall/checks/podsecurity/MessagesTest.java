package dev.seawall.checks.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exact reasons and details, control by control. The cases and words are those of the unit
 * tests in k8s.io/pod-security-admission; no reason means that the control is met.
 */
class MessagesTest {
  /** A line of {@code messages.tsv}. */
  record Case(String check, PolicyVersion version, String pod, List<Violation> expected) {
    static Case of(String line) {
      String[] columns = line.split("\t", -1);
      return new Case(
          columns[0],
          PolicyVersion.of(columns[1]).orElseThrow(),
          columns[2],
          columns[3].isEmpty()
              ? List.of()
              : List.of(new Violation(columns[0], columns[3], columns[4])));
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = MessagesTest.class.getResourceAsStream("messages.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(Case::of);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reasonsAndDetailsAreThoseOfTheApiServer(Case expected) {
    String pod = "{apiVersion: v1, kind: Pod, " + expected.pod().substring(1);
    // What a restricted control stands in for is told at baseline only.
    List<Violation> found =
        Stream.of(Level.BASELINE, Level.RESTRICTED)
            .flatMap(
                level ->
                    PodSecurity.NEWEST
                        .evaluate(Pods.pod(pod), new Policy(level, expected.version()))
                        .violations()
                        .stream())
            .filter(violation -> violation.check().equals(expected.check()))
            .distinct()
            .toList();
    assertThat(found).isEqualTo(expected.expected());
  }
}
