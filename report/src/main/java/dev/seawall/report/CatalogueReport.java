package dev.seawall.report;

import static dev.seawall.report.Paper.muted;
import static dev.seawall.report.Paper.plain;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.check.Spec;
import dev.seawall.core.inventory.AssetTypes;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.report.Paper.Piece;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the checks themselves are, for {@code checks list}, {@code checks show} and {@code explain}.
 */
public final class CatalogueReport {
  private static final int SEVERITY = 10;
  private static final int TITLE = 20;
  private final Pages pages;

  public CatalogueReport(Catalogue catalogue) {
    this.pages = new Pages(catalogue);
  }

  /** One line a check: severity, the whole id, and of the title what the screen has room for. */
  public void list(List<Check<?>> checks, Screen screen, OutputStream out) throws IOException {
    Writer writer = writer(out);
    Paper paper = new Paper(screen, writer);
    int longest = 0;
    for (Check<?> check : checks) {
      longest = Math.max(longest, paper.columns(check.spec().id()));
    }
    for (Check<?> check : checks) {
      Spec<?> spec = check.spec();
      int room = paper.width() - SEVERITY - longest - 2;
      if (room < TITLE) {
        paper.prose(0, plain(spec.severity().word() + "  " + spec.id()));
        continue;
      }
      paper.line(
          new Piece(paper.cell(spec.severity().word(), SEVERITY), Style.of(spec.severity())),
          plain(paper.cell(spec.id(), longest) + "  "),
          muted(paper.cut(pages.title(spec.id()), room)));
    }
    paper.line(muted(Words.count(checks.size(), "check")));
    writer.flush();
  }

  /**
   * {@code {"checks": [{"id", "name", "severity", "reads", "wholeCluster", "equivalents"}]}}, where
   * reads holds resources as RBAC names them.
   */
  public void json(List<Check<?>> checks, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.lines(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("checks");
      for (Check<?> check : checks) {
        Spec<?> spec = check.spec();
        CheckPage page = pages.of(spec.id());
        json.writeStartObject();
        json.writeStringField("id", spec.id());
        json.writeStringField("name", page.title());
        json.writeStringField("severity", spec.severity().word());
        json.writeArrayFieldStart("reads");
        for (ResourceType type : reads(spec)) {
          json.writeString(type.qualifiedName());
        }
        json.writeEndArray();
        json.writeBooleanField("wholeCluster", spec.needsWholeCluster());
        json.writeArrayFieldStart("equivalents");
        for (String each : page.equivalents()) {
          json.writeString(each);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    out.flush();
  }

  private static SortedSet<ResourceType> reads(Spec<?> spec) {
    SortedSet<ResourceType> reads = new TreeSet<>(AssetTypes.typesOf(spec.judges()));
    reads.addAll(spec.reads());
    return reads;
  }

  /** The page of one check: what it asks, why it matters, how to fix it, when to accept it. */
  public void show(Check<?> check, Screen screen, OutputStream out) throws IOException {
    Spec<?> spec = check.spec();
    CheckPage page = pages.of(spec.id());
    Writer writer = writer(out);
    Paper paper = new Paper(screen, writer);
    paper.line(
        new Piece(page.title(), Style.STRONG),
        plain("  "),
        new Piece(spec.severity().word(), Style.of(spec.severity())),
        muted("  " + spec.id()));
    paper.blank();
    body(paper, page.summary());
    for (String title : PageSections.advice(page)) {
      paper.blank();
      paper.line(new Piece(title, Style.STRONG));
      body(paper, page.sections().getOrDefault(title, ""));
    }
    paper.blank();
    SortedSet<ResourceType> reads = reads(spec);
    if (!reads.isEmpty()) {
      List<String> names = reads.stream().map(ResourceType::qualifiedName).toList();
      paper.prose(0, muted("Reads: " + String.join(", ", names)));
    }
    if (spec.needsWholeCluster()) {
      paper.prose(0, muted("Asked of whole clusters only."));
    }
    if (!page.equivalents().isEmpty()) {
      paper.prose(0, muted("Elsewhere: " + String.join(" ", page.equivalents())));
    }
    writer.flush();
  }

  /** Markdown as it is, paragraphs filled, blocks of code left alone. */
  private static void body(Paper paper, String markdown) throws IOException {
    boolean code = false;
    StringBuilder paragraph = new StringBuilder();
    for (String line : markdown.lines().toList()) {
      boolean fence = line.startsWith("```");
      boolean starts = line.isBlank() || fence || code || line.startsWith("- ");
      if (starts && !paragraph.isEmpty()) {
        paper.prose(0, plain(paragraph.toString()));
        paragraph.setLength(0);
      }
      if (fence) {
        code = !code;
      } else if (code) {
        paper.line(plain("    "), new Piece(line, Style.LINK));
      } else if (line.isBlank()) {
        paper.blank();
      } else {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    if (!paragraph.isEmpty()) {
      paper.prose(0, plain(paragraph.toString()));
    }
  }

  private static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
  }
}
