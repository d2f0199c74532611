package dev.seawall.core.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRangesTest {
  private static LimitRanges ranges(String limits) {
    return new LimitRanges(
        new Cluster(
            Snapshots.files(
                "{apiVersion: v1, kind: LimitRange, metadata: {name: r, namespace: ci}, spec: "
                    + "{limits: "
                    + limits
                    + "}}")));
  }

  /** As the API server's own defaulting of a LimitRange: max gives a limit, min a request. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          default        | true  | true
          max            | true  | true
          defaultRequest | false | true
          min            | false | true
          """)
  void eachFieldGivesWhatTheApiServerFillsIn(String field, boolean limit, boolean request) {
    LimitRanges ranges = ranges("[{type: Container, " + field + ": {memory: 1Gi}}]");
    assertThat(ranges.giveLimit("ci", "memory")).isEqualTo(limit);
    assertThat(ranges.giveRequest("ci", "memory")).isEqualTo(request);
  }

  @Test
  void onlyTheSameNamespaceResourceAndTypeCount() {
    LimitRanges ranges =
        ranges("[{type: Container, default: {memory: 1Gi}}, {type: Pod, max: {cpu: 1}}]");
    assertThat(ranges.giveLimit("shop", "memory")).isFalse();
    assertThat(ranges.giveLimit("ci", "cpu")).isFalse();
  }

  @Test
  void aRangeThatCannotBeReadGivesNothing() {
    assertThat(ranges("none").giveLimit("ci", "memory")).isFalse();
  }
}
