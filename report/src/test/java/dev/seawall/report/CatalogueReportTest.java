package dev.seawall.report;

import static dev.seawall.report.Screen.Colours.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueReportTest {
  private final CatalogueReport report = new CatalogueReport(Sample.catalogue());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void listsChecksWithSeverityIdAndTitle() throws IOException {
    report.list(Sample.catalogue().checks(), Screen.PLAIN, out);
    assertThat(written())
        .isEqualTo(
            """
            low       no-lamp       no-lamp
            medium    no-neighbour  no-neighbour
            critical  open-door     Open door
            3 checks
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 42, 60, 80, 200})
  void cutsNoIdHoweverNarrowTheScreenIs(int width) throws IOException {
    Catalogue all = new Catalogue(List.of(new LongNamed(), new Sample.OpenDoor()));
    new CatalogueReport(all).list(all.checks(), new Screen(width, NONE, false, true), out);
    assertThat(written()).contains(LongNamed.ID).contains("open-door");
    assertThat(written().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
  }

  /** Has the longest id there is room for on the narrowest screen. */
  private static final class LongNamed implements Check<KubernetesObject> {
    private static final String ID = "door-that-is-open-to-all-who-pass";

    @Override
    public Spec<KubernetesObject> spec() {
      return Spec.check(ID).severity(Severity.CRITICAL).judges(KubernetesObject.class);
    }

    @Override
    public Verdict judge(KubernetesObject house, Inventory inventory) {
      return Verdict.pass();
    }
  }

  @Test
  void tellsProgramsWhatChecksReadAndWhatTheyAreCalledElsewhere() throws IOException {
    report.json(Sample.catalogue().checks(), out);
    assertThat(written().replaceAll("\\s+", " "))
        .startsWith("{ \"checks\" : [ { \"id\" : \"no-lamp\"")
        .contains("\"id\" : \"no-neighbour\", \"name\" : \"no-neighbour\"")
        .contains("\"reads\" : [ \"secrets\" ], \"wholeCluster\" : true")
        .contains("\"equivalents\" : [ \"trivy:KSV-0017\", \"kubescape:C-0057\" ]");
  }

  @Test
  void explainsACheckWithoutItsExamples() throws IOException {
    report.show(new Sample.OpenDoor(), Screen.PLAIN, out);
    assertThat(written())
        .isEqualTo(
            """
            Open door  critical  open-door

            The door `spec.door` is open. Anybody **may** walk in and
            <script>alert(1)</script> is text.

            Why critical
            Whoever walks in is in.

            How to fix
            Set `spec.door` to `closed`:
                spec:
                  door: closed

            When to accept
            Never.

            Elsewhere: trivy:KSV-0017 kubescape:C-0057
            """);
  }
}
