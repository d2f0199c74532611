package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Snapshots;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code frameworks/cis-eks-1.8.0.yaml} and the pages say the same, and nothing is left out. */
class BenchmarkMappingTest {
  private static final String TOOL = "cis-eks:";
  private static final int RECOMMENDATIONS = 50;

  /** One recommendation as it is written. */
  private record Control(String id, String title, List<String> checks, String why) {}

  @Test
  void everyRecommendationHasATitleAndChecksOrAReason() throws IOException {
    Catalogue catalogue = Catalogue.load();
    List<Control> controls = controls();
    assertThat(controls).extracting(Control::id).doesNotHaveDuplicates().hasSize(RECOMMENDATIONS);
    assertThat(controls).extracting(Control::title).doesNotHaveDuplicates().doesNotContain("");
    for (Control control : controls) {
      assertThat(control.checks().isEmpty())
          .as("%s has either checks or a reason", control.id())
          .isNotEqualTo(control.why().isEmpty());
      assertThat(control.checks()).allMatch(check -> catalogue.find(check).isPresent());
    }
  }

  @Test
  void thePagesNameTheRecommendationsThatNameThem() throws IOException {
    Set<String> mapped = new TreeSet<>();
    for (Control control : controls()) {
      control.checks().forEach(check -> mapped.add(check + " " + control.id()));
    }
    Set<String> onPages = new TreeSet<>();
    for (Check<?> check : Catalogue.load().checks()) {
      for (String each : CheckPage.of(check).equivalents()) {
        if (each.startsWith(TOOL)) {
          onPages.add(check.spec().id() + " " + each.substring(TOOL.length()));
        }
      }
    }
    assertThat(mapped).isEqualTo(onPages);
  }

  private static List<Control> controls() throws IOException {
    String path = "/dev/seawall/checks/frameworks/cis-eks-1.8.0.yaml";
    try (InputStream in = BenchmarkMappingTest.class.getResourceAsStream(path)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Mapping framework = Snapshots.files(text).documents().getFirst().value();
      List<Control> controls = new ArrayList<>();
      for (Value each : ((Sequence) Objects.requireNonNull(framework.get("controls"))).items()) {
        Mapping control = (Mapping) each;
        Sequence checks = (Sequence) Objects.requireNonNull(control.get("checks"));
        controls.add(
            new Control(
                text(control, "id"),
                text(control, "title"),
                checks.items().stream().map(Value::toString).toList(),
                text(control, "why")));
      }
      return controls;
    }
  }

  private static String text(Mapping mapping, String key) {
    Value value = mapping.get(key);
    return value == null ? "" : value.toString();
  }
}
