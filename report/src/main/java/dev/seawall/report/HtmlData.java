package dev.seawall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.Evidence;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.report.escape.HtmlText;
import dev.seawall.report.escape.ScriptEscapes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings as the page's script reads them: checks once, and for each finding an array of
 * severity, check, kind, namespace, name, place, message, evidence, fingerprint, running pods, ARN
 * and console page.
 */
final class HtmlData {
  private HtmlData() {}

  static void write(Results results, Pages pages, OutputStream out) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> checks = new ArrayList<>();
    for (Finding finding : results.findings()) {
      if (numbers.putIfAbsent(finding.check(), checks.size()) == null) {
        checks.add(finding.check());
      }
    }
    try (JsonGenerator json = Json.compact(out)) {
      json.setCharacterEscapes(new ScriptEscapes());
      json.writeStartObject();
      json.writeArrayFieldStart("severities");
      for (Severity severity : Severity.values()) {
        json.writeString(severity.word());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("checks");
      for (String check : checks) {
        json.writeStartArray();
        json.writeString(check);
        json.writeString(HtmlText.visible(pages.title(check)));
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("findings");
      for (Finding finding : results.findings()) {
        finding(json, finding, numbers.getOrDefault(finding.check(), 0));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void finding(JsonGenerator json, Finding finding, int check) throws IOException {
    json.writeStartArray();
    json.writeNumber(finding.severity().ordinal());
    json.writeNumber(check);
    json.writeString(HtmlText.visible(finding.asset().kind()));
    json.writeString(HtmlText.visible(finding.asset().namespace()));
    json.writeString(HtmlText.visible(finding.asset().name()));
    json.writeString(HtmlText.visible(finding.location().toString()));
    json.writeString(HtmlText.visible(finding.message()));
    json.writeStartArray();
    for (Evidence each : finding.evidence()) {
      json.writeStartArray();
      json.writeString(HtmlText.visible(each.path()));
      json.writeString(HtmlText.visible(each.value()));
      json.writeString(HtmlText.visible(each.location().toString()));
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeString(finding.fingerprint());
    json.writeNumber(finding.instances());
    json.writeString(HtmlText.visible(finding.asset().arn()));
    json.writeString(Console.link(finding.asset()).orElse(""));
    json.writeEndArray();
  }
}
