package dev.seawall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.ClusterResult;
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
 * severity, check, kind, namespace, name, place, message, evidence, fingerprint, running pods, ARN,
 * console page, and where several clusters were judged the numbers of those that have it and the
 * name of the one that holds the object.
 */
final class HtmlData {
  private HtmlData() {}

  static void write(Results results, Pages pages, List<ClusterResult> fleet, OutputStream out)
      throws IOException {
    FleetNames names = new FleetNames(fleet);
    Map<String, Integer> clusters = new HashMap<>();
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
      json.writeArrayFieldStart("clusters");
      for (ClusterResult each : fleet) {
        clusters.put(each.arn(), clusters.size());
        json.writeString(HtmlText.visible(names.of(each.arn())));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("findings");
      for (Finding finding : results.findings()) {
        json.writeStartArray();
        finding(json, finding, numbers.getOrDefault(finding.check(), 0));
        json.writeStartArray();
        for (String arn : names.clustersOf(finding)) {
          json.writeNumber(clusters.getOrDefault(arn, 0));
        }
        json.writeEndArray();
        String own = finding.asset().cluster();
        json.writeString(own.isEmpty() ? "" : HtmlText.visible(names.of(own)));
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void finding(JsonGenerator json, Finding finding, int check) throws IOException {
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
  }
}
