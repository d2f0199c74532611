package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
