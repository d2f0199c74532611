package dev.seawall.report;

import static dev.seawall.report.Paper.muted;
import static dev.seawall.report.Paper.plain;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.report.Paper.Piece;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The report for people at a terminal: what was seen, what to do first, the counts, and where the
 * details are. UTF-8, or ASCII where the screen shows no more.
 */
public final class TerminalReport implements Report {
  private static final int FIRST = 5;
  private static final int PROBLEMS = 5;
  private static final int SEVERITY_COLUMNS = 10;
  private static final int COUNT_COLUMNS = 14;
  private static final int LEAST_TITLE = 36;
  private static final int MESSAGE_LINES = 3;

  @Override
  public void write(Results results, Catalogue catalogue, Context context, OutputStream out)
      throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
    Paper paper = new Paper(context.screen(), writer);
    Pages pages = new Pages(catalogue);
    head(results, context, paper);
    problems("Not judged", Problem.Level.ERROR, results, context, paper);
    problems("Notices", Problem.Level.NOTICE, results, context, paper);
    if (context.fleet().size() > 1) {
      new TerminalClusters(context, pages, paper).write();
    }
    first(results, pages, new FleetNames(context.fleet()), paper);
    if (!context.details()) {
      TerminalUnknown.write(results.unknown(), paper);
    }
    counts(results, context, paper);
    if (context.details()) {
      new TerminalDetails(results, pages, paper).write();
    }
    writer.flush();
  }

  private static void head(Results results, Context context, Paper paper) throws IOException {
    String name = results.scope().name().isEmpty() ? context.target() : results.scope().name();
    List<String> facts = new ArrayList<>();
    String details = String.join(" ", Words.details(results.scope()));
    if (!details.isEmpty()) {
      facts.add(details);
    }
    facts.add(Words.count(results.coverage().objectCount(), "object"));
    facts.add(Words.count(results.coverage().checks(), "check"));
    if (!context.took().isZero()) {
      facts.add(String.format(Locale.ROOT, "%.1f s", context.took().toMillis() / 1000.0));
    }
    String known = String.join("  ", facts);
    if (paper.columns(name) + 2 + paper.columns(known) <= paper.width()) {
      paper.line(new Piece(name, Style.STRONG), plain("  " + known));
    } else {
      paper.line(new Piece(name, Style.STRONG));
      paper.prose(0, plain(known));
    }
    List<String> sentences = new ArrayList<>(Words.coverage(results));
    sentences.add(1, Words.score(results.score()));
    paper.prose(0, plain(String.join(".  ", sentences) + "."));
    if (results.coverage().gaps().stream().anyMatch(gap -> gap.reason() == Gap.Reason.FORBIDDEN)) {
      paper.prose(
          0,
          muted(
              "Which rights are missing, and what each costs: seawall preflight, with the options"
                  + " that chose the cluster"));
    }
  }

  private static void problems(
      String title, Problem.Level level, Results results, Context context, Paper paper)
      throws IOException {
    List<Problem> problems =
        results.problems().stream().filter(each -> each.level() == level).toList();
    if (problems.isEmpty() || context.details()) {
      return;
    }
    paper.blank();
    paper.line(new Piece(title, Style.STRONG));
    for (Problem problem : problems.subList(0, Math.min(PROBLEMS, problems.size()))) {
      paper.prose(1, plain(problem.place()));
      paper.prose(4, muted(problem.message()));
    }
    if (problems.size() > PROBLEMS) {
      paper.line(muted(" and " + (problems.size() - PROBLEMS) + " more: --details"));
    }
  }

  private static void first(Results results, Pages pages, FleetNames names, Paper paper)
      throws IOException {
    paper.blank();
    List<Step> steps = Step.first(results.findings(), FIRST);
    if (steps.isEmpty()) {
      paper.prose(0, plain(nothing(results)));
      return;
    }
    paper.line(new Piece("First", Style.STRONG));
    int number = 1;
    for (Step step : steps) {
      title(number++, step, pages.title(step.check()), paper);
      what(step, names, paper);
      paper.prose(4, new Piece("seawall explain " + step.check(), Style.LINK));
    }
    int shown = steps.stream().mapToInt(step -> step.findings().size()).sum();
    if (shown < results.findings().size()) {
      String more = Words.count(results.findings().size() - shown, "more finding");
      paper.line(muted("    and " + more));
    }
  }

  /** A row of a table, or of a list where a table would leave no room for the title. */
  private static void title(int number, Step step, String title, Paper paper) throws IOException {
    Piece place = plain(String.format(Locale.ROOT, "%2d  ", number));
    Piece severity =
        new Piece(paper.cell(step.severity().word(), SEVERITY_COLUMNS), Style.of(step.severity()));
    String count = Words.count(step.findings().size(), "finding");
    int room = paper.width() - 4 - SEVERITY_COLUMNS - COUNT_COLUMNS;
    if (room < LEAST_TITLE) {
      paper.line(place, severity, plain(count));
      paper.prose(4, new Piece(title, Style.STRONG));
      return;
    }
    paper.line(
        place,
        severity,
        new Piece(paper.cell(title, room), Style.STRONG),
        plain(" ".repeat(Math.max(1, COUNT_COLUMNS - count.length())) + count));
  }

  /** What is concerned, and how little has to change; a lone finding is told whole. */
  private static void what(Step step, FleetNames names, Paper paper) throws IOException {
    List<Finding> findings = step.findings();
    if (findings.size() > 1) {
      concerned(step, paper);
      String clusters = clusters(step, names);
      if (!clusters.isEmpty()) {
        paper.line(plain("    "), plain(clusters));
      }
      return;
    }
    Finding one = findings.getFirst();
    String asset = names.shown(one.asset());
    // What is in AWS is named by the ARN, which is its place.
    boolean named =
        one.message().contains(one.asset().arn().isEmpty() ? asset : one.asset().name());
    String said = named ? one.message() : asset + ": " + one.message();
    String place = one.location().toString();
    String both = said + "  ·  " + place;
    int room = paper.width() - 4;
    if (paper.columns(both) <= room) {
      paper.line(plain("    "), plain(both));
      return;
    }
    int most = Math.min(paper.columns(said), room * MESSAGE_LINES);
    paper.prose(4, plain(paper.cell(said, most)));
    paper.prose(4, plain(place));
  }

  private static void concerned(Step step, Paper paper) throws IOException {
    List<Finding> findings = step.findings();
    Set<String> assets = new LinkedHashSet<>();
    findings.forEach(each -> assets.add(brief(each.asset())));
    int most = 2;
    int room = paper.width() - 4;
    String named =
        assets.stream()
            .limit(most)
            .map(each -> paper.cut(each, room - 1))
            .collect(Collectors.joining(", "));
    String more = assets.size() > most ? " and " + (assets.size() - most) + " more" : "";
    String places = Words.count(step.places(), "place") + " to change";
    String shared = step.places() < findings.size() ? places : "";
    String both = named + more + "  ·  " + shared;
    if (!shared.isEmpty() && paper.columns(both) <= room) {
      paper.line(plain("    "), plain(both));
      return;
    }
    paper.prose(4, plain(named + more));
    if (!shared.isEmpty()) {
      paper.prose(4, plain(shared));
    }
  }

  /** {@code IAM Role shop}, without the account and region that all of a cluster share. */
  static String brief(ResourceId asset) {
    return asset.arn().isEmpty()
        ? asset.withoutCluster()
        : asset.kind().replace("AWS::", "").replace("::", " ") + " " + asset.name();
  }

  /** The clusters that a step is about, where several were judged. */
  private static String clusters(Step step, FleetNames names) {
    Set<String> clusters = new LinkedHashSet<>();
    step.findings().forEach(each -> clusters.addAll(names.clustersOf(each)));
    int most = 3;
    List<String> shown = clusters.stream().limit(most).map(names::of).toList();
    int rest = clusters.size() - shown.size();
    return clusters.isEmpty()
        ? ""
        : "in " + String.join(", ", shown) + (rest > 0 ? " and " + rest + " more" : "");
  }

  static String nothing(Results results) {
    String found = results.accepted().isEmpty() && results.known() == 0 ? "" : " new";
    if (results.coverage().decided() == 0) {
      return results.isComplete()
          ? "Nothing of what was asked about is in the cluster, so there are no findings."
          : "Nothing was decided, so nothing can be said.";
    }
    return results.isComplete()
        ? "No" + found + " findings."
        : "No" + found + " findings in what was seen.";
  }

  private static void counts(Results results, Context context, Paper paper) throws IOException {
    paper.blank();
    List<Piece> pieces = new ArrayList<>();
    for (Map.Entry<Severity, Integer> each : results.counts().entrySet()) {
      Severity severity = each.getKey();
      count(pieces, severity.word(), each.getValue(), Style.of(severity));
    }
    count(pieces, "unknown", results.unknown().size(), Style.UNKNOWN);
    count(pieces, "accepted", results.accepted().size(), Style.MUTED);
    if (results.known() > 0) {
      count(pieces, "known", results.known(), Style.MUTED);
    }
    List<Piece> row = new ArrayList<>();
    int used = 0;
    for (Piece piece : pieces) {
      int columns = paper.columns(piece.text());
      if (used + columns > paper.width()) {
        paper.line(row.toArray(Piece[]::new));
        row.clear();
        used = 0;
      }
      row.add(piece);
      used += columns;
    }
    paper.line(row.toArray(Piece[]::new));
    if (!context.details()) {
      paper.prose(0, muted("Details: --details   Web page: --format html=report.html"));
    }
  }

  private static void count(List<Piece> pieces, String word, int number, Style style) {
    pieces.add(new Piece(word + " " + number + "   ", number == 0 ? Style.PLAIN : style));
  }
}
