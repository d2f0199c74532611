package dev.seawall.report;

import dev.seawall.core.check.CheckPage;
import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.AcceptedFinding;
import dev.seawall.core.judge.Coverage;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.report.escape.HtmlText;
import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the page holds before its script runs: everything but the list of findings. */
final class HtmlSections {
  /** Columns whose cells say by themselves what they are. */
  private static final Set<String> PLAIN = Set.of("Severity", "What", "Level", "Check");

  /** More checks than this that were not asked are named when wanted, not before all findings. */
  private static final int MOST_NAMED = 15;

  private static final int FIRST = 5;
  private static final int MOST_ROWS = 1_000;
  private final Writer html;
  private final Results results;
  private final Pages pages;
  private final Context context;
  private List<String> labels = List.of();

  HtmlSections(Writer html, Results results, Pages pages, Context context) {
    this.html = html;
    this.results = results;
    this.pages = pages;
    this.context = context;
  }

  void write(String name) throws IOException {
    html.write("<header>\n<h1>" + code(name) + "</h1>\n<p class=\"facts\">" + facts() + "</p>\n");
    html.write("</header>\n<main>\n");
    coverage();
    first();
    counts();
    HtmlClusters clusters = new HtmlClusters(html, pages, new FleetNames(context.fleet()));
    clusters.list(context.fleet(), context.clusters());
    clusters.write(context.clusters());
    problems();
    new HtmlGrid(results, new FleetNames(context.fleet())).write(html);
    findings();
    unknown();
    accepted();
    html.write("</main>\n");
    for (String check : new TreeSet<>(results.findings().stream().map(Finding::check).toList())) {
      page(check, pages.of(check));
    }
  }

  private String facts() {
    List<String> facts = new ArrayList<>(Words.details(results.scope()));
    facts.add(Words.count(results.coverage().objectCount(), "object"));
    facts.add(Words.count(results.coverage().checks(), "check"));
    if (!context.started().isEmpty()) {
      facts.add(context.started());
    }
    facts.add("Seawall " + context.version());
    facts.replaceAll(each -> "<span>" + HtmlText.of(each) + "</span>");
    return String.join(" ", facts);
  }

  private void coverage() throws IOException {
    Coverage coverage = results.coverage();
    html.write("<section aria-labelledby=\"coverage\">\n<h2 id=\"coverage\">Coverage</h2>\n");
    long all = coverage.decided() + coverage.unknown();
    double decided = all == 0 ? 0 : coverage.decided() * 100.0 / all;
    double seen = coverage.complete() ? decided : Math.min(decided, coverage.percent());
    html.write("<svg class=\"bar\" role=\"img\" aria-label=\"" + coverage.percent() + " % seen\" ");
    html.write(
        "width=\"100%\" height=\"16\"><defs><pattern id=\"hatch\" width=\"6\" height=\"6\" ");
    html.write("patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">");
    html.write("<rect class=\"hole\" width=\"6\" height=\"6\"/>");
    html.write("<rect class=\"stroke\" width=\"2\" height=\"6\"/></pattern></defs>");
    html.write("<rect fill=\"url(#hatch)\" width=\"100%\" height=\"16\"/>");
    html.write(String.format(Locale.ROOT, "<rect class=\"seen\" width=\"%.2f%%\" ", seen));
    html.write("height=\"16\"/></svg>\n");
    List<String> sentences = new ArrayList<>(Words.coverage(results));
    sentences.add(1, Words.score(results.score()));
    html.write("<p>" + HtmlText.of(String.join(". ", sentences)) + ".</p>\n");
    if (!coverage.gaps().isEmpty() || !coverage.notEvaluated().isEmpty()) {
      table("What was not seen, and what it costs", "Not seen", "Why", "What it costs");
      for (Gap gap : coverage.gaps()) {
        String where = gap.namespace().isEmpty() ? "" : " in " + gap.namespace();
        row(
            code(gap.type().qualifiedName() + where),
            text(gap.verb() + " " + Words.reason(gap)),
            text(gap.message()));
      }
      for (Map.Entry<String, List<String>> each : Words.notEvaluated(coverage).entrySet()) {
        String checks =
            String.join(", ", each.getValue().stream().map(HtmlSections::code).toList());
        int count = each.getValue().size();
        row(
            Words.count(count, "check"),
            text(each.getKey()),
            count > MOST_NAMED
                ? "<details><summary>Their names</summary>" + checks + "</details>"
                : checks);
      }
      endTable();
    }
    html.write("</section>\n");
  }

  private void first() throws IOException {
    html.write("<section aria-labelledby=\"first\">\n<h2 id=\"first\">What to do first</h2>\n");
    List<Step> steps = Step.first(results.findings(), FIRST);
    if (steps.isEmpty()) {
      html.write("<p>" + HtmlText.of(TerminalReport.nothing(results)) + "</p>\n");
    } else {
      table("Most risk removed for the effort", "Severity", "What", "Findings", "To change");
    }
    for (Step step : steps) {
      String title = HtmlText.of(pages.title(step.check()));
      row(
          severity(step.severity()),
          "<a href=\"#check="
              + parameter(step.check())
              + "\">"
              + title
              + "</a><div>"
              + code("seawall explain " + step.check())
              + "</div>",
          String.valueOf(step.findings().size()),
          Words.count(step.places(), "place"));
    }
    if (!steps.isEmpty()) {
      endTable();
    }
    html.write("</section>\n");
  }

  private void counts() throws IOException {
    html.write("<section aria-labelledby=\"counts\">\n<h2 id=\"counts\">Counts</h2>\n");
    html.write("<ul class=\"counts\">");
    for (Map.Entry<Severity, Integer> each : results.counts().entrySet()) {
      Severity severity = each.getKey();
      String number = each.getValue().toString();
      String shown =
          each.getValue() == 0
              ? "<b>" + number + "</b>"
              : "<a href=\"#severity=" + severity + "\"><b>" + number + "</b></a>";
      html.write("<li>" + severity(severity) + " " + shown + "</li>");
    }
    html.write("<li><span class=\"tag unknown\">unknown</span> <b>" + results.unknown().size());
    html.write("</b></li><li><span class=\"tag\">accepted</span> <b>" + results.accepted().size());
    html.write("</b></li><li><span class=\"tag\">known</span> <b>" + results.known());
    html.write("</b></li></ul>\n</section>\n");
  }

  private void findings() throws IOException {
    html.write("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\" tabindex=\"-1\">");
    html.write("Findings</h2>\n<noscript><p>This list needs JavaScript. What is above and below ");
    html.write("does not.</p></noscript>\n<form id=\"filter\" role=\"search\" hidden>\n");
    html.write("<label>Search <input type=\"search\" id=\"text\" autocomplete=\"off\"></label>\n");
    html.write(
        "<label>Check <select id=\"check\"><option value=\"\">all</option></select></label>");
    html.write("\n<label>Namespace <select id=\"namespace\"><option value=\"\">all</option>");
    html.write("</select></label>\n");
    if (context.fleet().size() > 1) {
      html.write("<label>Cluster <select id=\"cluster\"><option value=\"\">all</option>");
      html.write("</select></label>\n");
    }
    html.write("<fieldset><legend>Severity</legend>");
    for (Severity severity : Severity.values()) {
      html.write("<label><input type=\"checkbox\" name=\"severity\" value=\"" + severity + "\"> ");
      html.write(severity(severity) + "</label> ");
    }
    html.write("</fieldset>\n<button type=\"reset\">Show all</button>\n</form>\n");
    html.write("<p id=\"status\" role=\"status\"></p>\n");
    html.write("<table id=\"list\" role=\"table\" aria-labelledby=\"findings\" hidden>");
    html.write("<thead role=\"rowgroup\"><tr role=\"row\">");
    for (String column : List.of("Severity", "What", "Asset")) {
      html.write("<th role=\"columnheader\" scope=\"col\"><button type=\"button\" data-sort=\"");
      html.write(column.toLowerCase(Locale.ROOT) + "\">" + column + "</button></th>");
    }
    html.write("</tr></thead><tbody role=\"rowgroup\" id=\"rows\"></tbody></table>\n");
    html.write("<nav id=\"pager\" aria-label=\"Pages of findings\" hidden>");
    html.write("<button type=\"button\" id=\"previous\">Previous</button> ");
    html.write("<span id=\"page\"></span> ");
    html.write("<button type=\"button\" id=\"next\">Next</button></nav>\n</section>\n");
  }

  private void unknown() throws IOException {
    List<UnknownVerdict> unknown = results.unknown();
    if (unknown.isEmpty()) {
      return;
    }
    html.write("<section aria-labelledby=\"unknown\">\n<h2 id=\"unknown\">Unknown</h2>\n");
    table("Checks that could not say", "Check", "Asset", "Why");
    FleetNames names = new FleetNames(context.fleet());
    for (UnknownVerdict each : unknown.subList(0, Math.min(MOST_ROWS, unknown.size()))) {
      String asset = each.asset().map(names::shown).orElse("");
      String place = each.location().toString();
      row(
          text(pages.title(each.check())),
          asset.isEmpty() ? "" : code(asset),
          text(each.reason()) + (place.isEmpty() ? "" : "<div>" + code(place) + "</div>"));
    }
    endTable();
    cut(unknown.size());
  }

  private void problems() throws IOException {
    List<Problem> problems = results.problems();
    if (problems.isEmpty()) {
      return;
    }
    html.write("<section aria-labelledby=\"errors\">\n<h2 id=\"errors\">Not judged, and notices");
    html.write("</h2>\n");
    table("Input that could not be read", "Level", "Where", "What");
    for (Problem each : problems.subList(0, Math.min(MOST_ROWS, problems.size()))) {
      row(
          each.level() == Problem.Level.ERROR ? "error" : "notice",
          code(each.place()),
          text(each.message()));
    }
    endTable();
    cut(problems.size());
  }

  private void accepted() throws IOException {
    List<AcceptedFinding> accepted = results.accepted();
    if (accepted.isEmpty()) {
      return;
    }
    html.write("<section aria-labelledby=\"accepted\">\n<h2 id=\"accepted\">Accepted</h2>\n");
    table("Risks that somebody accepted", "Severity", "What", "Accepted by", "Until", "Why");
    for (AcceptedFinding each : accepted.subList(0, Math.min(MOST_ROWS, accepted.size()))) {
      Finding finding = each.finding();
      row(
          severity(finding.severity()),
          text(pages.title(finding.check()))
              + "<div>"
              + code(finding.asset().toString())
              + "</div>",
          text(each.by().owner()),
          text(each.by().expires().toString()),
          text(each.by().reason()));
    }
    endTable();
    cut(accepted.size());
  }

  private void cut(int size) throws IOException {
    if (size > MOST_ROWS) {
      html.write("<p>" + (size - MOST_ROWS) + " more are in the JSON report.</p>\n");
    }
    html.write("</section>\n");
  }

  /** A check's page, kept aside until a finding is opened. */
  private void page(String check, CheckPage page) throws IOException {
    html.write("<template data-check=\"" + HtmlText.of(check) + "\">");
    html.write("<h3>" + HtmlText.of(page.title()) + "</h3>\n");
    html.write(MarkdownHtml.of(page.summary()));
    for (String title : PageSections.advice(page)) {
      html.write("<h3>" + HtmlText.of(title) + "</h3>\n");
      html.write(MarkdownHtml.of(page.sections().getOrDefault(title, "")));
    }
    html.write("</template>\n");
  }

  private void table(String caption, String... columns) throws IOException {
    html.write("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + caption);
    html.write("\"><table class=\"stack\" role=\"table\"><caption>" + caption + "</caption>");
    html.write("<thead><tr>");
    for (String column : columns) {
      html.write("<th scope=\"col\">" + column + "</th>");
    }
    html.write("</tr></thead><tbody role=\"rowgroup\">\n");
    labels = List.of(columns);
  }

  /** Where rows are stacked because the window is narrow, cells bear their column's name. */
  private void row(String... cells) throws IOException {
    html.write("<tr role=\"row\">");
    for (int i = 0; i < cells.length; i++) {
      html.write("<td role=\"cell\">");
      if (!PLAIN.contains(labels.get(i)) && !cells[i].isEmpty()) {
        html.write("<span class=\"narrow label\">" + labels.get(i) + "</span> ");
      }
      html.write(cells[i] + "</td>");
    }
    html.write("</tr>\n");
  }

  private void endTable() throws IOException {
    html.write("</tbody></table></div>\n");
  }

  static String severity(Severity severity) {
    return "<span class=\"tag " + severity + "\">" + severity + "</span>";
  }

  static String parameter(String value) {
    return URLEncoder.encode(HtmlText.visible(value), StandardCharsets.UTF_8);
  }

  static String code(String text) {
    return "<code>" + HtmlText.of(text) + "</code>";
  }

  private static String text(String text) {
    return HtmlText.of(text);
  }
}
