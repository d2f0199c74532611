package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.report.escape.TerminalText;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Tests of CSV, Markdown and JUnit. */
class PlainReportsTest {
  /** Reads RFC 4180 as its grammar says, so that what a spreadsheet sees is what was meant. */
  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && csv.startsWith("\"\"", i)) {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || csv.startsWith("\r\n", i))) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\r') {
          rows.add(List.copyOf(row));
          row.clear();
          i++;
        }
      } else {
        cell.append(c);
      }
    }
    assertThat(row).isEmpty();
    return rows;
  }

  @Test
  void csvHasARowForWhateverIsNotAPass() {
    List<List<String>> rows =
        rows(Sample.text(new CsvReport(), Sample.mixed().files(), Sample.context()));
    assertThat(rows).hasSize(1 + 5 + 1 + 1);
    assertThat(rows.get(1))
        .startsWith("critical", "fail", "open-door", "Open door", "House", "bank", "vault")
        .contains("k8s/b dir/ü#1.yaml", "9", "3", "spec.door: open");
    assertThat(rows.get(6)).startsWith("critical", "accepted");
    assertThat(rows.get(7)).startsWith("critical", "unknown");
  }

  @Test
  void csvCellsAreNeverFormulas() {
    List<List<String>> rows =
        rows(Sample.text(new CsvReport(), Sample.hostile().files(), Sample.context()));
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(16));
    assertThat(rows.stream().flatMap(List::stream))
        .noneMatch(cell -> cell.matches("(?s)[ ]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].*"))
        .contains("'=cmd|' /C calc'!A0", "'+1", "'-1", "'@SUM(1)", "'\uff1d1");
  }

  @Test
  void markdownHoldsNamesInCodeSpansOnly() {
    String text = Sample.text(new MarkdownReport(), Sample.hostile().files(), Sample.context());
    String outside = text.replaceAll("(?s)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
    assertThat(outside)
        .doesNotContain("<", "[", "http", "@", "=cmd", "alert", "\u001b", "\u202e", "jndi");
    assertThat(text.lines().filter(line -> line.startsWith("|")))
        .allSatisfy(line -> assertThat(line).endsWith("|"));
  }

  @Test
  void markdownOpensWithCoverageThenWhatToDoFirstThenTheCounts() {
    assertThat(Sample.text(new MarkdownReport(), Sample.mixed().files(), Sample.context()))
        .startsWith(
            """
            # Seawall `houses`

            `Seen 91 %`, `1 error in the input`, `1 notice`, `1 check unknown`, `1 check needs a whole cluster`, Score between 22 and 39 of 100.

            ## First

            1. **critical** `Open door`: 3 findings, 2 places to change. `seawall explain open-door`
            """)
        .contains("| 3 | 1 | 0 | 1 | 1 | 1 | 0 |");
  }

  @Test
  void markdownHasOneRowForAllChecksThatWereNotAskedForOneReason() {
    assertThat(Sample.text(new MarkdownReport(), Sample.mixed().files(), Sample.context()))
        .contains(
            """
            ## Not asked

            | Checks | Why | Which |
            |---:|---|---|
            | 1 | `needs a whole cluster` | `no-neighbour` |
            """);
  }

  private static Document junit(Sample sample) throws Exception {
    byte[] xml = Sample.write(new JUnitReport(), sample.files(), Sample.context());
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  @Test
  void junitNeverTurnsWhatIsUnknownIntoAPass() throws Exception {
    Document document = junit(Sample.mixed());
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(5);
    assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(2);
    assertThat(junit(new Sample()).getElementsByTagName("error").getLength()).isEqualTo(1);
  }

  @Test
  void junitHoldsNoLineThatIsACommand() {
    String text = Sample.text(new JUnitReport(), Sample.hostile().files(), Sample.context());
    assertThat(text).contains("set-output");
    assertThat(text.lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
    assertThat(TerminalText.inertLines("a::b\n ::error::x\nc"))
        .isEqualTo("a::b\n :\\u003aerror:\\u003ax\nc");
  }

  @Test
  void junitCountsWhatItHolds() throws Exception {
    NodeList suites = junit(Sample.hostile()).getElementsByTagName("testsuite");
    assertThat(suites.getLength()).isEqualTo(5);
    for (int i = 0; i < suites.getLength(); i++) {
      Element suite = (Element) suites.item(i);
      for (String[] each :
          new String[][] {
            {"tests", "testcase"},
            {"failures", "failure"},
            {"errors", "error"},
            {"skipped", "skipped"}
          }) {
        assertThat(suite.getElementsByTagName(each[1]).getLength())
            .as(each[0])
            .isEqualTo(Integer.parseInt(suite.getAttribute(each[0])));
      }
    }
  }
}
