package dev.seawall.report;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.judge.AcceptedFinding;
import dev.seawall.core.judge.Evidence;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Location;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.report.escape.CsvText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The report for spreadsheets: RFC 4180 with a header, one row a verdict that is not a pass. The
 * column {@code verdict} is {@code fail}, {@code accepted} or {@code unknown}.
 */
public final class CsvReport implements Report {
  private static final List<String> HEADER =
      List.of(
          "severity",
          "verdict",
          "check",
          "title",
          "kind",
          "namespace",
          "name",
          "location",
          "line",
          "column",
          "message",
          "evidence",
          "fingerprint",
          "instances",
          "arn",
          "cluster");

  @Override
  public void write(Results results, Catalogue catalogue, Context context, OutputStream out)
      throws IOException {
    Pages pages = new Pages(catalogue);
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
    writer.write(String.join(",", HEADER) + "\r\n");
    for (Finding finding : results.findings()) {
      row(writer, finding, "fail", pages);
    }
    for (AcceptedFinding accepted : results.accepted()) {
      row(writer, accepted.finding(), "accepted", pages);
    }
    for (UnknownVerdict unknown : results.unknown()) {
      row(writer, unknown, pages);
    }
    writer.flush();
  }

  private static void row(Writer writer, Finding finding, String verdict, Pages pages)
      throws IOException {
    List<String> evidence = new ArrayList<>();
    for (Evidence each : finding.evidence()) {
      evidence.add(TerminalDetails.evidence(each));
    }
    List<String> cells = new ArrayList<>();
    cells.add(finding.severity().word());
    cells.add(verdict);
    cells.add(finding.check());
    cells.add(pages.title(finding.check()));
    asset(cells, finding.asset());
    place(cells, finding.location());
    cells.add(finding.message());
    cells.add(String.join("; ", evidence));
    cells.add(finding.fingerprint());
    cells.add(String.valueOf(finding.instances()));
    cells.add(finding.asset().arn());
    cells.add(finding.asset().cluster());
    write(writer, cells);
  }

  private static void row(Writer writer, UnknownVerdict unknown, Pages pages) throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(pages.severity(unknown.check()).word());
    cells.add("unknown");
    cells.add(unknown.check());
    cells.add(pages.title(unknown.check()));
    ResourceId asset = unknown.asset().orElse(new ResourceId("", "", "", ""));
    asset(cells, asset);
    place(cells, unknown.location());
    cells.add(unknown.reason());
    cells.addAll(List.of("", "", "0", asset.arn(), asset.cluster()));
    write(writer, cells);
  }

  private static void asset(List<String> cells, ResourceId asset) {
    cells.addAll(List.of(asset.kind(), asset.namespace(), asset.name()));
  }

  private static void place(List<String> cells, Location location) {
    cells.add(location.file());
    cells.add(location.isFile() ? String.valueOf(location.line()) : "");
    cells.add(location.isFile() ? String.valueOf(location.column()) : "");
  }

  private static void write(Writer writer, List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      writer.write(i == 0 ? "" : ",");
      writer.write(CsvText.cell(cells.get(i)));
    }
    writer.write("\r\n");
  }
}
