package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/checks-coverage.md} and its AWS half name checks that exist. */
class CoverageDocumentTest {
  private static final Pattern ID = Pattern.compile("`([a-z]+(?:-[a-z0-9]+)+)`");

  @ParameterizedTest
  @CsvSource({"checks-coverage.md, 100", "checks-coverage-aws.md, 1"})
  void everyCheckThatItNamesExists(String document, int least) throws IOException {
    Path path = Path.of(System.getProperty("seawall.root"), "docs", document);
    List<String> named =
        ID.matcher(Files.readString(path)).results().map(CoverageDocumentTest::id).toList();
    Catalogue catalogue = Catalogue.load();
    assertThat(named)
        .hasSizeGreaterThanOrEqualTo(least)
        .allMatch(id -> catalogue.find(id).isPresent());
  }

  private static String id(MatchResult found) {
    return found.group(1);
  }
}
