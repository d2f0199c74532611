package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/checks-coverage.md} names checks that exist. */
class CoverageDocumentTest {
  private static final Pattern ID = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

  @Test
  void everyCheckThatItNamesExists() throws IOException {
    Path document = Path.of(System.getProperty("seawall.root"), "docs", "checks-coverage.md");
    List<String> named =
        ID.matcher(Files.readString(document)).results().map(CoverageDocumentTest::id).toList();
    Catalogue catalogue = Catalogue.load();
    assertThat(named).hasSizeGreaterThan(100).allMatch(id -> catalogue.find(id).isPresent());
  }

  private static String id(MatchResult found) {
    return found.group(1);
  }
}
