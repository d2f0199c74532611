package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines G01 to G08: names out of manifests reach every report as text and as nothing else. */
class HostileNamesTest {
  /** JSON strings, so that they can hold whatever YAML refuses to hold raw. */
  private static final String[] NAMES = {
    "\\u001b[2J\\u001b]0;pwn\\u0007",
    "over\\rwritten",
    "<script>alert(1)</script>",
    "\\\"><img src=x onerror=alert(1)>",
    "</title></style></script><svg onload=alert(1)>",
    "\\u202egnp.exe",
    "\\u200b\\u2066zero",
    "\\n::set-output name=x::y",
    "\\n::add-mask::z",
    "##vso[task.setvariable variable=x]y",
    "lone\\ud800surrogate",
    "lone\\udc00surrogate",
    "\\ufffe\\uffff",
    "]]>",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "[a link](javascript:alert(1))",
    "a | table | cell",
    "{{7*7}}${jndi:ldap://x}%n%s",
    "\\u0085\\u2028\\u2029next",
    "\\u009b31m",
    "\\u0000nul",
    "../../etc/passwd"
  };

  @TempDir private Path folder;

  @BeforeEach
  void writePods() throws IOException {
    for (int i = 0; i < NAMES.length; i++) {
      String name = "\"" + NAMES[i] + "\"";
      Files.writeString(
          folder.resolve("pod-" + i + ".json"),
          "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"p"
              + NAMES[i]
              + "\", \"namespace\": "
              + name
              + ", \"labels\": {"
              + name
              + ": "
              + name
              + "}}, \"spec\": {\"serviceAccountName\": "
              + name
              + ", \"containers\": [{\"name\": "
              + name
              + ", \"image\": "
              + name
              + ", \"securityContext\": {\"privileged\": true, \"capabilities\": {\"add\": ["
              + name
              + "]}}}]}}");
    }
    Files.writeString(folder.resolve("\u001b[31m<b>\u202e::x.yaml"), Manifests.PRIVILEGED);
    Files.writeString(folder.resolve("\u001b[31m<b>broken.yaml"), "apiVersion: v1\nkind: [");
  }

  private CommandRun scan(String format) {
    CommandRun run = CommandRun.of("scan", "--details", "--format", format, folder.toString());
    assertThat(run.code()).as(run.err()).isIn(ExitCode.FINDINGS, ExitCode.INCOMPLETE);
    assertThat(run.err()).matches("[\\x20-\\x7e\\r\\n]*");
    return run;
  }

  @ParameterizedTest
  @ValueSource(strings = {"terminal", "markdown", "csv", "html", "junit", "json", "sarif"})
  void nothingInAReportSteersATerminal(String format) {
    String text = scan(format).out();
    assertThat(
            Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]").matcher(text).find())
        .as("control characters")
        .isFalse();
    assertThat(Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069\\u200b]").matcher(text).find())
        .as("characters that turn or hide text")
        .isFalse();
    assertThat(text).doesNotContain("\ufffe").doesNotContain("\uffff");
    assertThat(scan(format).bytes()).as("UTF-8").isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"terminal", "markdown", "csv", "junit"})
  void noLineIsACommandToAContinuousIntegration(String format) {
    assertThat(scan(format).out().lines())
        .noneMatch(line -> line.stripLeading().startsWith("::"))
        .noneMatch(line -> line.contains("##vso["));
  }

  @Test
  void webPageHoldsNoMarkupOfANameAndNoAddressThatRuns() {
    String page = scan("html").out();
    assertThat(page)
        .doesNotContain("<script>alert", "<img src=x", "<svg onload", "href=\"javascript:")
        .containsIgnoringCase("Content-Security-Policy");
  }

  @Test
  void webPageFoldsTheManyChecksThatNeedACluster() {
    assertThat(scan("html").out())
        .contains("needs the AWS side of a cluster")
        .contains("<details><summary>Their names</summary><code>");
  }

  @Test
  void markdownHoldsNoMarkupOfANameAndNoLinkThatRuns() {
    // a code span is the one place where Markdown has no markup
    String outside = scan("markdown").out().replaceAll("(?m)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
    assertThat(outside)
        .contains("| Severity |")
        .doesNotContain("<script>", "<img", "<svg", "](javascript:");
  }

  @Test
  void noCellOfTheTableIsAFormula() {
    assertThat(scan("csv").out())
        .doesNotContainPattern("(?m)(^|,)\"?[=@+\\t\\r]")
        .doesNotContainPattern("(?m)(^|,)\"?-[^0-9]");
  }

  @Test
  void junitIsXml() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    byte[] report = scan("junit").bytes();
    assertThat(
            factory
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(report))
                .getElementsByTagName("testcase")
                .getLength())
        .isGreaterThan(NAMES.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif"})
  void jsonIsJsonWithoutLoneSurrogates(String format) throws IOException {
    int strings = 0;
    try (JsonParser json = new JsonFactory().createParser(scan(format).bytes())) {
      while (json.nextToken() != null) {
        if (json.currentToken().isScalarValue()) {
          String text = json.getText();
          assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
              .isEqualTo(text);
          strings++;
        }
      }
    }
    assertThat(strings).isGreaterThan(NAMES.length);
  }

  @Test
  void podSecurityAnswersAreLinesOfText() {
    CommandRun run = CommandRun.of("psa", "baseline", folder.toString());
    assertThat(run.out()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202e]");
    assertThat(run.out().lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
    assertThat(run.err()).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u202e]");
  }
}
