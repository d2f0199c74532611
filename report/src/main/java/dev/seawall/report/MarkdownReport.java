package dev.seawall.report;

import static dev.seawall.report.escape.MarkdownText.code;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.AcceptedFinding;
import dev.seawall.core.judge.ClusterResult;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Location;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report for pull requests and wikis: GitHub Flavored Markdown, tables only. */
public final class MarkdownReport implements Report {
  private static final int FIRST = 5;
  private static final int MOST_NAMED = 12;

  @Override
  public void write(Results results, Catalogue catalogue, Context context, OutputStream out)
      throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
    Pages pages = new Pages(catalogue);
    String name = results.scope().name().isEmpty() ? context.target() : results.scope().name();
    writer.write("# Seawall " + code(name) + "\n\n");
    List<String> sentences = new ArrayList<>();
    Words.coverage(results).forEach(each -> sentences.add(code(each)));
    sentences.add(Words.score(results.score()));
    writer.write(String.join(", ", sentences) + ".\n");
    clusters(writer, context);
    first(writer, results, pages);
    counts(writer, results);
    findings(writer, results, pages);
    rest(writer, results, pages);
    writer.flush();
  }

  private static void clusters(Writer writer, Context context) throws IOException {
    if (context.fleet().size() < 2) {
      return;
    }
    FleetNames names = new FleetNames(context.fleet());
    writer.write("\n## Clusters\n\n");
    writer.write("| Cluster | critical | high | medium | low | unknown | score | not read |\n");
    writer.write("|---|---:|---:|---:|---:|---:|---:|---|\n");
    for (ClusterResult each : context.fleet()) {
      writer.write("| " + code(names.of(each.arn())));
      for (Severity severity : Severity.values()) {
        writer.write(" | " + each.count(severity));
      }
      String score = each.score().isScored() ? String.valueOf(each.score().points()) : "";
      String unread = each.unread().isEmpty() ? "" : code(String.join("; ", each.unread()));
      writer.write(" | " + each.unknown() + " | " + score + " | " + unread + " |\n");
    }
  }

  private static void first(Writer writer, Results results, Pages pages) throws IOException {
    List<Step> steps = Step.first(results.findings(), FIRST);
    if (steps.isEmpty()) {
      return;
    }
    writer.write("\n## First\n\n");
    for (Step step : steps) {
      String count = Words.count(step.findings().size(), "finding");
      String places = Words.count(step.places(), "place");
      writer.write(
          "1. **"
              + step.severity()
              + "** "
              + code(pages.title(step.check()))
              + ": "
              + count
              + ", ");
      writer.write(places + " to change. " + code("seawall explain " + step.check()) + "\n");
    }
  }

  private static void counts(Writer writer, Results results) throws IOException {
    writer.write("\n## Counts\n\n");
    Map<Severity, Integer> counts = results.counts();
    writer.write("| critical | high | medium | low | unknown | accepted | known |\n");
    writer.write("|---:|---:|---:|---:|---:|---:|---:|\n|");
    for (Severity severity : Severity.values()) {
      writer.write(" " + counts.getOrDefault(severity, 0) + " |");
    }
    writer.write(" " + results.unknown().size() + " | " + results.accepted().size() + " | ");
    writer.write(results.known() + " |\n");
  }

  private static void findings(Writer writer, Results results, Pages pages) throws IOException {
    if (results.findings().isEmpty()) {
      return;
    }
    writer.write("\n## Findings\n\n");
    writer.write("| Severity | Check | Asset | What | Where |\n|---|---|---|---|---|\n");
    for (Finding each : results.findings()) {
      row(writer, each, code(each.message()), pages);
    }
  }

  private static void row(Writer writer, Finding each, String what, Pages pages)
      throws IOException {
    writer.write("| " + each.severity() + " | " + code(pages.title(each.check())));
    writer.write(" | " + code(each.asset().toString()) + " | " + what);
    writer.write(" | " + code(each.location().toString()) + " |\n");
  }

  private static void rest(Writer writer, Results results, Pages pages) throws IOException {
    if (!results.unknown().isEmpty()) {
      writer.write("\n## Unknown\n\n| Check | Asset | Why | Where |\n|---|---|---|---|\n");
    }
    for (UnknownVerdict each : results.unknown()) {
      String asset = each.asset().map(found -> code(found.toString())).orElse("");
      unknown(writer, pages.title(each.check()), asset, each.reason(), each.location());
    }
    notAsked(writer, results);
    if (!results.problems().isEmpty()) {
      writer.write("\n## Not judged, and notices\n\n| Level | Where | What |\n|---|---|---|\n");
    }
    for (Problem each : results.problems()) {
      String level = each.level() == Problem.Level.ERROR ? "error" : "notice";
      writer.write("| " + level + " | " + code(each.place()) + " | " + code(each.message()));
      writer.write(" |\n");
    }
    if (!results.accepted().isEmpty()) {
      writer.write("\n## Accepted\n\n");
      writer.write(
          "| Severity | Check | Asset | By, until, why | Where |\n|---|---|---|---|---|\n");
    }
    for (AcceptedFinding each : results.accepted()) {
      String by = each.by().owner() + ", " + each.by().expires() + ": " + each.by().reason();
      row(writer, each.finding(), code(by), pages);
    }
  }

  /** A row for each reason: hundreds of checks have the same one. */
  private static void notAsked(Writer writer, Results results) throws IOException {
    Map<String, List<String>> byReason = Words.notEvaluated(results.coverage());
    if (byReason.isEmpty()) {
      return;
    }
    writer.write("\n## Not asked\n\n| Checks | Why | Which |\n|---:|---|---|\n");
    for (Map.Entry<String, List<String>> each : byReason.entrySet()) {
      List<String> checks = each.getValue();
      String some = String.join(", ", checks.subList(0, Math.min(MOST_NAMED, checks.size())));
      int rest = checks.size() - MOST_NAMED;
      writer.write("| " + checks.size() + " | " + code(each.getKey()) + " | " + code(some));
      writer.write((rest > 0 ? " and " + rest + " more" : "") + " |\n");
    }
  }

  private static void unknown(Writer writer, String check, String asset, String why, Location where)
      throws IOException {
    writer.write("| " + code(check) + " | " + asset + " | " + code(why) + " | ");
    writer.write(code(where.toString()) + " |\n");
  }
}
