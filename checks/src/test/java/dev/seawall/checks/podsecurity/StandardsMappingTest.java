package dev.seawall.checks.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Examples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@code frameworks/pod-security-standards.yaml}: the checks it names decide what it says. */
class StandardsMappingTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final String NEWEST = "v1.37";

  @Test
  void everyControlIsMappedToChecksThatExist() throws IOException {
    Map<String, List<String>> mapping = mapping();
    assertThat(mapping.keySet()).containsExactlyInAnyOrderElementsOf(PodSecurity.controls());
    mapping.forEach(
        (control, checks) ->
            assertThat(checks)
                .as(control)
                .isNotEmpty()
                .allMatch(check -> CATALOGUE.find(check).isPresent()));
  }

  @Test
  void podThatAControlRefusesFailsACheckOfThatControl() throws IOException {
    Map<String, List<String>> mapping = mapping();
    List<String> missed = new ArrayList<>();
    int judged = 0;
    for (String row :
        Files.readAllLines(Conformance.folder("pod-security").resolve("verdicts.tsv"))) {
      String[] columns = row.split("\t", -1);
      if (!columns[1].equals(NEWEST) || !columns[2].equals("fail")) {
        continue;
      }
      String pod =
          Files.readString(
              Conformance.folder("pod-security").resolve("pods").resolve(columns[4] + ".yaml"));
      Policy policy = new Policy(Level.of(columns[0]).orElseThrow(), PolicyVersion.LATEST);
      for (Violation violation : PodSecurity.NEWEST.evaluate(Pods.pod(pod), policy).violations()) {
        judged++;
        if (mapping.getOrDefault(violation.check(), List.of()).stream()
            .noneMatch(check -> fails(check, pod))) {
          missed.add(violation + "\n" + pod);
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(judged).isGreaterThan(100);
  }

  private static boolean fails(String id, String pod) {
    Check<?> check = CATALOGUE.find(id).orElseThrow();
    Snapshot snapshot = Pods.snapshot(pod);
    return !Examples.judge(check, snapshot).findings().isEmpty();
  }

  private static Map<String, List<String>> mapping() throws IOException {
    String path = "/dev/seawall/checks/frameworks/pod-security-standards.yaml";
    try (InputStream in = StandardsMappingTest.class.getResourceAsStream(path)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Mapping framework = Pods.snapshot(text).documents().getFirst().value();
      Map<String, List<String>> checks = new LinkedHashMap<>();
      for (Value control : ((Sequence) field(framework, "controls")).items()) {
        List<String> ids =
            ((Sequence) field(control, "checks")).items().stream().map(Value::toString).toList();
        checks.put(field(control, "id").toString(), ids);
      }
      return checks;
    }
  }

  private static Value field(Value mapping, String key) {
    return Objects.requireNonNull(((Mapping) mapping).get(key), key);
  }
}
