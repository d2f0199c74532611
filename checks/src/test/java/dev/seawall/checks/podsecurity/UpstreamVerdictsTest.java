package dev.seawall.checks.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Kubernetes' own fixtures: every pod at every level and version gets the verdict it has there. */
class UpstreamVerdictsTest {
  private static final Path FIXTURES = Conformance.folder("pod-security");
  private static final int ROWS = 4537;

  /** The restricted control that stands in for the baseline control a fixture is named after. */
  private static final Map<String, String> STANDS_IN =
      Map.of(
          "hostpathvolumes", "restrictedvolumes",
          "capabilities_baseline", "capabilities_restricted",
          "seccompprofile_baseline", "seccompprofile_restricted",
          "procmount", "procmount_restricted");

  @Test
  void everyFixtureIsAllowedOrDeniedAsUpstreamAndForTheControlItIsNamedAfter() throws IOException {
    Map<String, String> pods = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    int rows = 0;
    for (String row :
        Files.readAllLines(FIXTURES.resolve("verdicts.tsv")).stream().skip(1).toList()) {
      String[] columns = row.split("\t", -1);
      Policy policy =
          new Policy(
              Level.of(columns[0]).orElseThrow(), PolicyVersion.of(columns[1]).orElseThrow());
      String pod = pods.computeIfAbsent(columns[4], UpstreamVerdictsTest::read);
      Evaluation evaluation = PodSecurity.NEWEST.evaluate(Pods.pod(pod), policy);
      if (!agrees(evaluation, columns[2], columns[3])) {
        wrong.add(row + " but " + evaluation);
      }
      rows++;
    }
    assertThat(wrong).isEmpty();
    assertThat(rows).isEqualTo(ROWS);
  }

  private static boolean agrees(Evaluation evaluation, String expected, String check) {
    if (expected.equals("pass")) {
      return evaluation.isAllowed();
    }
    Set<String> violated =
        evaluation.violations().stream()
            .map(violation -> violation.check().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return evaluation.undecided().isEmpty()
        && (violated.contains(check) || violated.contains(STANDS_IN.getOrDefault(check, "(none)")));
  }

  private static String read(String pod) {
    try {
      return Files.readString(FIXTURES.resolve("pods").resolve(pod + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
