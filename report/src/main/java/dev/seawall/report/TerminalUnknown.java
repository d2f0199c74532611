package dev.seawall.report;

import static dev.seawall.report.Paper.muted;
import static dev.seawall.report.Paper.plain;

import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.report.Paper.Piece;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why checks could not say, in few lines: the reasons that keep most checks from it, first. */
final class TerminalUnknown {
  private static final int REASONS = 3;

  private TerminalUnknown() {}

  static void write(List<UnknownVerdict> unknown, Paper paper) throws IOException {
    if (unknown.isEmpty()) {
      return;
    }
    Map<String, List<UnknownVerdict>> byReason =
        unknown.stream()
            .collect(
                Collectors.groupingBy(
                    UnknownVerdict::reason, LinkedHashMap::new, Collectors.toList()));
    List<Map.Entry<String, List<UnknownVerdict>>> reasons =
        byReason.entrySet().stream()
            .sorted(Comparator.comparing(each -> -checks(each.getValue())))
            .toList();
    paper.blank();
    paper.line(new Piece("Unknown", Style.STRONG));
    for (Map.Entry<String, List<UnknownVerdict>> each :
        reasons.subList(0, Math.min(REASONS, reasons.size()))) {
      paper.prose(1, plain(what(each.getValue())));
      paper.prose(4, muted(each.getKey()));
    }
    if (reasons.size() > REASONS) {
      paper.line(
          muted(
              " and for " + Words.count(reasons.size() - REASONS, "more reason") + ": --details"));
    }
  }

  private static long checks(List<UnknownVerdict> verdicts) {
    return verdicts.stream().map(UnknownVerdict::check).distinct().count();
  }

  /** {@code run-as-root of Deployment shop/web}, {@code run-as-root and 3 more checks}. */
  private static String what(List<UnknownVerdict> verdicts) {
    UnknownVerdict first = verdicts.getFirst();
    long others = checks(verdicts) - 1;
    if (others > 0) {
      return first.check() + " and " + Words.count(others, "more check");
    }
    String asset = first.asset().map(each -> " of " + TerminalReport.brief(each)).orElse("");
    int more = verdicts.size() - 1;
    return first.check() + asset + (more > 0 ? " and " + more + " more" : "");
  }
}
