package dev.seawall.report;

import static dev.seawall.report.Paper.muted;
import static dev.seawall.report.Paper.plain;

import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.ClusterResult;
import dev.seawall.report.Paper.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Several clusters on the terminal, the worst first, with what to do first in each. */
final class TerminalClusters {
  private static final int COLUMNS = 9;
  private static final int WITH_STEPS = 5;
  private static final int MOST = 30;
  private final Context context;
  private final Pages pages;
  private final Paper paper;

  TerminalClusters(Context context, Pages pages, Paper paper) {
    this.context = context;
    this.pages = pages;
    this.paper = paper;
  }

  void write() throws IOException {
    FleetNames names = new FleetNames(context.fleet());
    paper.blank();
    paper.line(new Piece("Clusters, the worst first", Style.STRONG));
    StringBuilder head = new StringBuilder();
    for (Severity severity : Severity.values()) {
      head.append(column(severity.word()));
    }
    paper.line(muted(head + column("unknown") + column("score")));
    int row = 0;
    for (ClusterResult each : context.fleet()) {
      if (row == MOST && !context.details()) {
        paper.line(muted(" and " + (context.fleet().size() - row) + " more: --details"));
        return;
      }
      row(each, names.of(each.arn()));
      if (row++ < WITH_STEPS || context.details()) {
        first(each);
      }
    }
  }

  private static String column(String text) {
    return String.format(Locale.ROOT, "%" + COLUMNS + "s", text);
  }

  private void row(ClusterResult cluster, String name) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int count = cluster.count(severity);
      Style style = count == 0 ? Style.PLAIN : Style.of(severity);
      pieces.add(new Piece(column(String.valueOf(count)), style));
    }
    Style unknown = cluster.unknown() == 0 ? Style.PLAIN : Style.UNKNOWN;
    pieces.add(new Piece(column(String.valueOf(cluster.unknown())), unknown));
    pieces.add(plain(column(cluster.score().isScored() ? cluster.score().points() + "" : "none")));
    int room = Math.max(8, paper.width() - COLUMNS * 6 - 2);
    pieces.add(
        new Piece("  " + paper.cell(name, Math.min(room, paper.columns(name))), Style.STRONG));
    paper.line(pieces.toArray(Piece[]::new));
  }

  private void first(ClusterResult cluster) throws IOException {
    int room = Math.max(8, paper.width() - 6);
    for (String unread : cluster.unread()) {
      paper.prose(6, new Piece("not read: " + reason(unread), Style.UNKNOWN));
    }
    for (ClusterResult.Worst each : cluster.worst()) {
      String count = each.findings() == 1 ? "" : " (" + each.findings() + ")";
      String word = each.severity().word() + "  ";
      line(
          new Piece(word, Style.of(each.severity())),
          pages.title(each.check()) + count,
          room - word.length());
    }
  }

  /** Without the advice that follows, which is in the list of what was not judged. */
  private static String reason(String unread) {
    int advice = unread.indexOf("; ");
    return advice < 0 ? unread : unread.substring(0, advice);
  }

  private void line(Piece start, String text, int room) throws IOException {
    String shown = paper.columns(text) <= room ? text : paper.cell(text, room);
    paper.line(plain("      "), start, plain(shown));
  }
}
