package dev.seawall.report;

import static dev.seawall.report.Paper.muted;
import static dev.seawall.report.Paper.plain;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.judge.AcceptedFinding;
import dev.seawall.core.judge.Evidence;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.report.Paper.Piece;
import dev.seawall.report.escape.UnicodeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every finding by check and asset, then what is unknown, what was not read, what is accepted. */
final class TerminalDetails {
  private static final String NONE = "";
  private final Results results;
  private final Pages pages;
  private final Paper paper;

  TerminalDetails(Results results, Pages pages, Paper paper) {
    this.results = results;
    this.pages = pages;
    this.paper = paper;
  }

  void write() throws IOException {
    findings();
    unknown();
    gaps();
    problems();
    accepted();
  }

  private void title(String title) throws IOException {
    paper.blank();
    paper.line(new Piece(title, Style.STRONG));
  }

  private void findings() throws IOException {
    String heading = NONE;
    ResourceId asset = new ResourceId(NONE, NONE, NONE, NONE);
    for (Finding finding : results.findings()) {
      String check = finding.check();
      if (!heading.equals(finding.severity() + check)) {
        heading = finding.severity() + check;
        asset = new ResourceId(NONE, NONE, NONE, NONE);
        paper.blank();
        heading(finding, pages.title(check));
      }
      if (!finding.asset().equals(asset)) {
        asset = finding.asset();
        String running =
            finding.instances() > 0 ? "  " + Words.count(finding.instances(), "pod") : NONE;
        named(asset.toString(), running);
      }
      paper.prose(4, plain(finding.message()));
      String place = NONE;
      for (Evidence each : finding.evidence()) {
        if (!each.location().toString().equals(place)) {
          place = each.location().toString();
          paper.prose(6, muted(place));
        }
        paper.prose(8, muted(evidence(each)));
      }
    }
  }

  /** A line with the name of an asset, which is never cut: it is copied into an exception. */
  private void named(String asset, String after, Piece... before) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (Piece each : before) {
      pieces.add(plain("  "));
      pieces.add(each);
    }
    int used = pieces.stream().mapToInt(each -> paper.columns(each.text())).sum();
    String rest = asset.isEmpty() ? after : "  " + asset + after;
    if (used + paper.columns(rest) <= paper.width()) {
      pieces.add(plain(asset.isEmpty() ? NONE : "  " + asset));
      pieces.add(muted(after));
      paper.line(pieces.toArray(Piece[]::new));
      return;
    }
    if (!pieces.isEmpty()) {
      paper.line(pieces.toArray(Piece[]::new));
    }
    paper.prose(pieces.isEmpty() ? 2 : 4, plain(asset + after));
  }

  /** With the command whole, which somebody will copy. */
  private void heading(Finding finding, String title) throws IOException {
    Piece severity = new Piece(finding.severity().word() + "  ", Style.of(finding.severity()));
    Piece name = new Piece(title, Style.STRONG);
    String explain = "seawall explain " + finding.check();
    if (paper.columns(severity.text() + title + "  " + explain) <= paper.width()) {
      paper.line(severity, name, muted("  " + explain));
      return;
    }
    paper.line(severity, name);
    paper.prose(2, muted(explain));
  }

  static String evidence(Evidence evidence) {
    String value = UnicodeText.bounded(evidence.value());
    if (evidence.path().isEmpty() || value.isEmpty()) {
      return evidence.path() + value;
    }
    return evidence.path() + ": " + value;
  }

  private void unknown() throws IOException {
    if (results.unknown().isEmpty() && results.coverage().notEvaluated().isEmpty()) {
      return;
    }
    title("Unknown");
    for (UnknownVerdict each : results.unknown()) {
      String asset = each.asset().map(ResourceId::toString).orElse(NONE);
      String times = each.judgements() > 1 ? "  " + each.judgements() + " times" : NONE;
      named(asset, times, new Piece(each.check(), Style.UNKNOWN));
      String place = each.location().toString();
      paper.prose(4, plain(place.isEmpty() ? each.reason() : place + ": " + each.reason()));
    }
    for (Map.Entry<String, List<String>> each : Words.notEvaluated(results.coverage()).entrySet()) {
      String count = Words.count(each.getValue().size(), "check") + " not evaluated";
      paper.line(new Piece("  " + count, Style.UNKNOWN), muted("  " + each.getKey()));
      paper.prose(4, plain(String.join(", ", each.getValue())));
    }
  }

  private void gaps() throws IOException {
    if (results.coverage().gaps().isEmpty()) {
      return;
    }
    title("Not seen");
    for (Gap gap : results.coverage().gaps()) {
      paper.line(plain("  "), new Piece(Words.gap(gap), Style.UNKNOWN));
      paper.prose(4, plain(gap.message()));
    }
  }

  private void problems() throws IOException {
    if (results.problems().isEmpty()) {
      return;
    }
    title("Not judged, and notices");
    for (Problem problem : results.problems()) {
      boolean error = problem.level() == Problem.Level.ERROR;
      Piece level =
          new Piece(error ? "  error   " : "  notice  ", error ? Style.HIGH : Style.MUTED);
      if (paper.columns(level.text() + problem.place()) <= paper.width()) {
        paper.line(level, plain(problem.place()));
      } else {
        paper.line(level);
        paper.prose(4, plain(problem.place()));
      }
      paper.prose(4, plain(problem.message()));
    }
  }

  private void accepted() throws IOException {
    if (results.accepted().isEmpty()) {
      return;
    }
    title("Accepted");
    for (AcceptedFinding each : results.accepted()) {
      Finding finding = each.finding();
      named(
          finding.asset().toString(),
          NONE,
          new Piece(finding.severity().word(), Style.of(finding.severity())),
          plain(finding.check()));
      String by = "accepted by " + each.by().owner() + " until " + each.by().expires() + ": ";
      paper.prose(4, muted(by + each.by().reason()));
    }
  }
}
