package dev.seawall.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.checks.podsecurity.Evaluation;
import dev.seawall.checks.podsecurity.PodResult;
import dev.seawall.checks.podsecurity.PodResults;
import dev.seawall.checks.podsecurity.Violation;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.report.escape.TerminalText;
import dev.seawall.report.escape.UnicodeText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The answers of {@code seawall psa}: one line a pod and their sum, or JSON. */
final class PsaReport {
  private final PodResults results;

  PsaReport(PodResults results) {
    this.results = results;
  }

  void writeText(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (PodResult pod : results.pods()) {
      String line = TerminalText.escape(line(pod), true);
      text.append(TerminalText.inertLines(line)).append('\n');
    }
    text.append(summary()).append('\n');
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * {@code pods/web.yaml: Pod shop/web: violates PodSecurity "baseline:latest": privileged (...)}.
   */
  private static String line(PodResult pod) {
    Evaluation evaluation = pod.evaluation();
    String verdict =
        evaluation.isAllowed() ? "allowed" : "cannot be decided: " + reasons(evaluation);
    if (evaluation.isDenied()) {
      verdict = evaluation.message();
    }
    String note =
        pod.admission() == PodResult.Admission.IGNORES
            ? " [custom resource: admission sees only its pods]"
            : "";
    return pod.file() + ": " + pod.object() + ": " + verdict + note;
  }

  private static String reasons(Evaluation evaluation) {
    return evaluation.undecided().stream()
        .map(Evaluation.Undecided::reason)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String summary() {
    if (results.pods().isEmpty()) {
      return "no pod and no pod template found";
    }
    String undecided =
        results.undecided() == 0 ? "" : ", " + results.undecided() + " cannot be decided";
    return (results.pods().size() == 1 ? "1 pod" : results.pods().size() + " pods")
        + " at "
        + results.policy()
        + ": "
        + results.allowed()
        + " allowed, "
        + results.denied()
        + " denied"
        + undecided;
  }

  /** What could not be read, for standard error. */
  void writeProblems(PrintWriter err) {
    for (Problem problem : results.problems()) {
      if (problem.level() == Problem.Level.ERROR) {
        err.println(Terminal.message(problem.place() + ": " + problem.message()));
      }
    }
  }

  void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("level", results.policy().level().word());
      json.writeStringField("version", results.policy().version().toString());
      json.writeBooleanField("complete", results.isComplete());
      json.writeArrayFieldStart("pods");
      for (PodResult pod : results.pods()) {
        writePod(json, pod);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("errors");
      for (Problem problem : results.problems()) {
        if (problem.level() == Problem.Level.ERROR) {
          json.writeStartObject();
          text(json, "where", problem.place());
          text(json, "message", problem.message());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writePod(JsonGenerator json, PodResult pod) throws IOException {
    json.writeStartObject();
    text(json, "file", pod.file());
    text(json, "kind", pod.object().kind());
    text(json, "namespace", pod.object().namespace());
    text(json, "name", pod.object().name());
    json.writeBooleanField("allowed", pod.evaluation().isAllowed());
    json.writeArrayFieldStart("violations");
    for (Violation violation : pod.evaluation().violations()) {
      json.writeStartObject();
      text(json, "check", violation.check());
      text(json, "reason", violation.reason());
      text(json, "detail", violation.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("undecided");
    for (Evaluation.Undecided undecided : pod.evaluation().undecided()) {
      json.writeStartObject();
      text(json, "check", undecided.check());
      text(json, "reason", undecided.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    json.writeStringField(name, UnicodeText.bounded(value));
  }
}
