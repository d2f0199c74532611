package dev.seawall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.judge.AcceptedFinding;
import dev.seawall.core.judge.Evidence;
import dev.seawall.core.judge.Exemption;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Location;
import dev.seawall.core.judge.Results;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The report for code scanning: SARIF 2.1.0 (OASIS). What is unknown or could not be read is a
 * notification of a run that was not successful. GitHub takes 25,000 results a run; what is more is
 * left out, the least severe first, and said.
 */
public final class SarifReport implements Report {
  static final int MOST_RESULTS = 25_000;
  private static final int MOST_RELATED = 50;
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  @Override
  public void write(Results results, Catalogue catalogue, Context context, OutputStream out)
      throws IOException {
    SequencedMap<String, Integer> rules = rules(results);
    List<Finding> findings = results.findings();
    List<AcceptedFinding> accepted = results.accepted();
    int shown = Math.min(findings.size(), MOST_RESULTS);
    int shownAccepted = Math.min(accepted.size(), MOST_RESULTS - shown);
    int cut = findings.size() + accepted.size() - shown - shownAccepted;
    try (JsonGenerator json = Json.lines(out)) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      SarifHead head = new SarifHead(json, rules);
      head.tool(new Pages(catalogue), context);
      head.invocation(results, context, cut);
      SarifPlace.bases(json);
      json.writeStringField("columnKind", "unicodeCodePoints");
      json.writeArrayFieldStart("results");
      for (Finding finding : findings.subList(0, shown)) {
        json.writeStartObject();
        result(json, finding, rules);
        json.writeEndObject();
      }
      for (AcceptedFinding each : accepted.subList(0, shownAccepted)) {
        json.writeStartObject();
        result(json, each.finding(), rules);
        suppression(json, each.by());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    out.flush();
  }

  /** The checks that are spoken of, numbered in the order of their ids. */
  private static SequencedMap<String, Integer> rules(Results results) {
    TreeSet<String> ids = new TreeSet<>();
    results.findings().forEach(each -> ids.add(each.check()));
    results.accepted().forEach(each -> ids.add(each.finding().check()));
    results.unknown().forEach(each -> ids.add(each.check()));
    SequencedMap<String, Integer> rules = new TreeMap<>();
    ids.forEach(id -> rules.put(id, rules.size()));
    return rules;
  }

  private static void result(
      JsonGenerator json, Finding finding, SequencedMap<String, Integer> rules) throws IOException {
    json.writeStringField("ruleId", finding.check());
    json.writeNumberField("ruleIndex", rules.getOrDefault(finding.check(), -1));
    json.writeStringField("kind", "fail");
    json.writeStringField("level", SarifHead.level(finding.severity()));
    message(json, finding.asset() + ": " + finding.message() + evidence(finding.evidence()));
    json.writeArrayFieldStart("locations");
    SarifPlace.write(json, finding.location(), finding.asset());
    json.writeEndArray();
    related(json, finding.evidence());
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("seawall/v1", finding.fingerprint());
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeStringField("severity", finding.severity().word());
    json.writeNumberField("instances", finding.instances());
    json.writeEndObject();
  }

  private static String evidence(List<Evidence> evidence) {
    String seen = TerminalDetails.evidence(evidence.getFirst());
    return seen.isEmpty() ? "." : " (" + seen + ").";
  }

  private static void related(JsonGenerator json, List<Evidence> evidence) throws IOException {
    List<Evidence> others =
        evidence.stream().skip(1).filter(e -> e.location().isFile()).limit(MOST_RELATED).toList();
    if (others.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("relatedLocations");
    int id = 1;
    for (Evidence each : others) {
      Location location = each.location();
      json.writeStartObject();
      json.writeNumberField("id", id++);
      SarifPlace.physical(json, location.file(), location.line(), location.column());
      message(json, TerminalDetails.evidence(each) + ".");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void suppression(JsonGenerator json, Exemption by) throws IOException {
    json.writeArrayFieldStart("suppressions");
    json.writeStartObject();
    json.writeStringField("kind", "external");
    json.writeStringField("status", "accepted");
    Json.text(json, "justification", by.owner() + " until " + by.expires() + ": " + by.reason());
    json.writeEndObject();
    json.writeEndArray();
  }

  /** SARIF reads {@code [text](target)} in a message as a link and braces as arguments. */
  static void message(JsonGenerator json, String text) throws IOException {
    json.writeObjectFieldStart("message");
    Json.text(json, "text", plain(text));
    json.writeEndObject();
  }

  private static String plain(String text) {
    return text.replace("\\", "\\\\")
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace("{", "{{")
        .replace("}", "}}");
  }
}
