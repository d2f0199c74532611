package dev.seawall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.AcceptedFinding;
import dev.seawall.core.judge.ClusterResult;
import dev.seawall.core.judge.Coverage;
import dev.seawall.core.judge.Exemption;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Score;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.report.escape.UnicodeText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report for programs: RFC 8259 JSON whose names {@code seawall-report.schema.json} holds. It
 * has no clock reading unless the context does.
 */
public final class JsonReport implements Report {
  /** Grows in its first part when a name is removed or means something else. */
  public static final String SCHEMA_VERSION = "1.0";

  /** The resource beside this class that describes the report, JSON Schema 2020-12. */
  public static final String SCHEMA = "seawall-report.schema.json";

  @Override
  public void write(Results results, Catalogue catalogue, Context context, OutputStream out)
      throws IOException {
    Pages pages = new Pages(catalogue);
    try (JsonGenerator json = Json.lines(out)) {
      json.writeStartObject();
      json.writeStringField("schemaVersion", SCHEMA_VERSION);
      head(json, results, context);
      score(json, results.score());
      counts(json, results);
      coverage(json, results);
      FleetNames names = new FleetNames(context.fleet());
      if (!context.fleet().isEmpty()) {
        clusters(json, context.fleet());
      }
      new JsonFindings(results.findings(), names).write(json, out);
      json.writeArrayFieldStart("unknown");
      for (UnknownVerdict unknown : results.unknown()) {
        unknown(json, unknown, pages);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("accepted");
      for (AcceptedFinding accepted : results.accepted()) {
        accepted(json, accepted, names);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("errors");
      for (Problem problem : results.problems()) {
        error(json, problem);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    out.flush();
  }

  private static void head(JsonGenerator json, Results results, Context context)
      throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "seawall");
    Json.text(json, "version", context.version());
    json.writeEndObject();
    Scope scope = results.scope();
    json.writeObjectFieldStart("scope");
    json.writeStringField("kind", scope.kind().name().toLowerCase(Locale.ROOT));
    Json.text(json, "name", scope.name());
    json.writeObjectFieldStart("details");
    for (Map.Entry<String, String> each : new TreeMap<>(scope.details()).entrySet()) {
      Json.text(json, each.getKey(), each.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
    if (!context.started().isEmpty()) {
      Json.text(json, "started", context.started());
    }
    json.writeBooleanField("complete", results.isComplete());
  }

  private static void score(JsonGenerator json, Score score) throws IOException {
    if (!score.isScored()) {
      json.writeNullField("score");
      return;
    }
    json.writeObjectFieldStart("score");
    json.writeNumberField("points", score.points());
    json.writeNumberField("best", score.best());
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, Results results) throws IOException {
    json.writeObjectFieldStart("counts");
    for (Map.Entry<Severity, Integer> each : results.counts().entrySet()) {
      json.writeNumberField(each.getKey().word(), each.getValue());
    }
    json.writeNumberField("unknown", results.unknown().size());
    json.writeNumberField("accepted", results.accepted().size());
    json.writeNumberField("known", results.known());
    json.writeEndObject();
  }

  private static void coverage(JsonGenerator json, Results results) throws IOException {
    Coverage coverage = results.coverage();
    json.writeObjectFieldStart("coverage");
    json.writeNumberField("percent", coverage.percent());
    json.writeNumberField("checks", coverage.checks());
    json.writeNumberField("decided", coverage.decided());
    json.writeNumberField("unknown", coverage.unknown());
    json.writeObjectFieldStart("objects");
    for (Map.Entry<String, Integer> each : coverage.objects().entrySet()) {
      json.writeNumberField(UnicodeText.bounded(each.getKey()), each.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("notEvaluated");
    for (Map.Entry<String, String> each : coverage.notEvaluated().entrySet()) {
      json.writeStartObject();
      json.writeStringField("check", each.getKey());
      Json.text(json, "message", each.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("gaps");
    for (Gap gap : coverage.gaps()) {
      json.writeStartObject();
      Json.text(json, "resource", gap.type().qualifiedName());
      Json.text(json, "verb", gap.verb());
      Json.text(json, "namespace", gap.namespace());
      json.writeStringField(
          "reason", gap.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      Json.text(json, "message", gap.message());
      if (!gap.cluster().isEmpty()) {
        Json.text(json, "cluster", gap.cluster());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("crashed");
    for (String check : results.crashed()) {
      json.writeString(check);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void unknown(JsonGenerator json, UnknownVerdict unknown, Pages pages)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("check", unknown.check());
    json.writeStringField("severity", pages.severity(unknown.check()).word());
    json.writeStringField("verdict", "unknown");
    if (unknown.asset().isPresent()) {
      Json.asset(json, unknown.asset().get());
    } else {
      json.writeNullField("asset");
    }
    Json.location(json, unknown.location());
    Json.text(json, "message", unknown.reason());
    json.writeNumberField("judgements", unknown.judgements());
    json.writeEndObject();
  }

  /** The clusters of a report on several, the worst first. */
  private static void clusters(JsonGenerator json, List<ClusterResult> fleet) throws IOException {
    json.writeArrayFieldStart("clusters");
    for (ClusterResult each : fleet) {
      json.writeStartObject();
      Json.text(json, "arn", each.arn());
      json.writeBooleanField("complete", each.complete());
      score(json, each.score());
      json.writeObjectFieldStart("counts");
      for (Severity severity : Severity.values()) {
        json.writeNumberField(severity.word(), each.count(severity));
      }
      json.writeNumberField("unknown", each.unknown());
      json.writeEndObject();
      json.writeArrayFieldStart("unread");
      for (String unread : each.unread()) {
        json.writeString(UnicodeText.bounded(unread));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void accepted(JsonGenerator json, AcceptedFinding accepted, FleetNames names)
      throws IOException {
    Exemption by = accepted.by();
    json.writeStartObject();
    Json.finding(json, accepted.finding());
    JsonFindings.writeClusters(json, names.clustersOf(accepted.finding()));
    json.writeObjectFieldStart("exception");
    Json.text(json, "check", by.check());
    Json.text(json, "asset", by.asset());
    Json.text(json, "owner", by.owner());
    Json.text(json, "reason", by.reason());
    json.writeStringField("expires", by.expires().toString());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void error(JsonGenerator json, Problem problem) throws IOException {
    json.writeStartObject();
    json.writeStringField("level", problem.level().name().toLowerCase(Locale.ROOT));
    Json.text(json, "where", problem.where());
    json.writeNumberField("line", problem.position().line());
    json.writeNumberField("column", problem.position().column());
    Json.text(json, "message", problem.message());
    json.writeEndObject();
  }
}
