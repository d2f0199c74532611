package dev.seawall.report;

import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Namespaces by severities: where it is worst, at a glance. The darker a cell, the more. */
final class HtmlGrid {
  private static final int MOST = 25;
  private final Map<Row, int[]> counts = new TreeMap<>();
  private int most = 1;

  /** A namespace, in a cluster where there are several. */
  private record Row(String namespace, String cluster) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      int byNamespace = namespace.compareTo(other.namespace);
      return byNamespace == 0 ? cluster.compareTo(other.cluster) : byNamespace;
    }
  }

  HtmlGrid(Results results, FleetNames names) {
    for (Finding finding : results.findings()) {
      String arn = finding.asset().cluster();
      Row where = new Row(finding.asset().namespace(), arn.isEmpty() ? "" : names.of(arn));
      int[] row = counts.computeIfAbsent(where, name -> new int[Severity.values().length]);
      most = Math.max(most, ++row[finding.severity().ordinal()]);
    }
  }

  private static int risk(int[] row) {
    int risk = 0;
    for (Severity severity : Severity.values()) {
      risk += row[severity.ordinal()] * severity.weight();
    }
    return risk;
  }

  void write(Writer html) throws IOException {
    if (counts.size() < 2) {
      return;
    }
    html.write("<section aria-labelledby=\"map\">\n<h2 id=\"map\">Namespaces</h2>\n");
    html.write("<div class=\"scroll\" role=\"region\" tabindex=\"0\" ");
    html.write("aria-label=\"Findings by namespace and severity\"><table class=\"grid\">");
    html.write("<caption>Findings by namespace and severity</caption><thead><tr>");
    html.write("<th scope=\"col\">Namespace</th>");
    for (Severity severity : Severity.values()) {
      html.write("<th scope=\"col\">" + HtmlSections.severity(severity) + "</th>");
    }
    html.write("</tr></thead><tbody>\n");
    List<Map.Entry<Row, int[]>> rows = new ArrayList<>(counts.entrySet());
    rows.sort(Comparator.comparingInt(each -> -risk(each.getValue())));
    for (Map.Entry<Row, int[]> each : rows.subList(0, Math.min(MOST, rows.size()))) {
      row(html, each.getKey(), each.getValue());
    }
    html.write("</tbody></table></div>\n");
    if (rows.size() > MOST) {
      html.write("<p>" + Words.count(rows.size() - MOST, "more namespace") + ".</p>\n");
    }
    html.write("</section>\n");
  }

  private void row(Writer html, Row where, int[] row) throws IOException {
    String namespace = where.namespace();
    String name = namespace.isEmpty() ? "(no namespace)" : namespace;
    String cluster = where.cluster().isEmpty() ? "" : " in " + HtmlSections.code(where.cluster());
    html.write("<tr><th scope=\"row\">" + HtmlSections.code(name) + cluster + "</th>");
    for (Severity severity : Severity.values()) {
      int number = row[severity.ordinal()];
      if (number == 0) {
        html.write("<td class=\"none\">0</td>");
        continue;
      }
      int shade = 1 + (int) (3.0 * Math.log(number) / Math.log(Math.max(2, most)));
      String link = "severity=" + severity + "&amp;namespace=" + HtmlSections.parameter(namespace);
      link += cluster.isEmpty() ? "" : "&amp;cluster=" + HtmlSections.parameter(where.cluster());
      html.write("<td class=\"" + severity + " shade" + shade + "\"><a href=\"#" + link + "\" ");
      html.write("aria-label=\"" + number + " " + severity + "\">" + number + "</a></td>");
    }
    html.write("</tr>\n");
  }
}
