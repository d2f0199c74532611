package dev.seawall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.Location;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The head of a SARIF run: the tool with its rules, and what went wrong while it ran. */
final class SarifHead {
  private static final int MOST_NOTIFICATIONS = 10_000;
  private static final int SHORT = 1_000;
  private final JsonGenerator json;
  private final SequencedMap<String, Integer> rules;

  SarifHead(JsonGenerator json, SequencedMap<String, Integer> rules) {
    this.json = json;
    this.rules = rules;
  }

  static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }

  /** The middle of the band that GitHub gives the same name. */
  private static String score(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
    };
  }

  void tool(Pages pages, Context context) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Seawall");
    Json.text(json, "version", context.version());
    json.writeArrayFieldStart("rules");
    for (String id : rules.keySet()) {
      rule(id, pages.of(id), pages.severity(id));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(String id, CheckPage page, Severity severity) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("name", pascal(id));
    text("shortDescription", page.title());
    text("fullDescription", page.summary().isEmpty() ? page.title() : page.summary());
    json.writeObjectFieldStart("help");
    json.writeStringField("text", help(page));
    json.writeStringField("markdown", help(page));
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(severity));
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeArrayFieldStart("tags");
    json.writeString("security");
    json.writeString("kubernetes");
    json.writeEndArray();
    json.writeStringField("precision", "high");
    json.writeStringField("security-severity", score(severity));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void text(String name, String value) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField(
        "text", value.length() <= SHORT ? value : value.substring(0, SHORT) + "…");
    json.writeEndObject();
  }

  /** {@code privileged-container} as {@code PrivilegedContainer}. */
  private static String pascal(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-", -1)) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
    }
    return name.toString();
  }

  private static String help(CheckPage page) {
    StringBuilder help =
        new StringBuilder(page.summary().isEmpty() ? page.title() : page.summary());
    for (String title : PageSections.advice(page)) {
      help.append("\n\n## ").append(title).append("\n\n").append(page.sections().get(title));
    }
    return help.append('\n').toString();
  }

  void invocation(Results results, Context context, int cut) throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", results.isComplete());
    if (!context.started().isEmpty()) {
      Json.text(json, "startTimeUtc", context.started());
    }
    json.writeArrayFieldStart("toolExecutionNotifications");
    if (cut > 0) {
      note("note", cut + " results were left out: a run holds " + SarifReport.MOST_RESULTS + ".");
    }
    if (results.coverage().objectCount() == 0) {
      note("error", "Nothing was judged: no objects were read.");
    }
    List<UnknownVerdict> unknown = results.unknown();
    for (UnknownVerdict each : unknown.subList(0, Math.min(unknown.size(), MOST_NOTIFICATIONS))) {
      unknown(each);
    }
    List<Problem> problems = results.problems();
    for (Problem each : problems.subList(0, Math.min(problems.size(), MOST_NOTIFICATIONS))) {
      problem(each);
    }
    int more =
        Math.max(0, unknown.size() - MOST_NOTIFICATIONS)
            + Math.max(0, problems.size() - MOST_NOTIFICATIONS);
    if (more > 0) {
      note("note", more + " notifications were left out.");
    }
    for (Map.Entry<String, List<String>> each : Words.notEvaluated(results.coverage()).entrySet()) {
      notEvaluated(each.getKey(), each.getValue());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void note(String level, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("level", level);
    SarifReport.message(json, text);
    json.writeEndObject();
  }

  /** Hundreds of checks may need the same: one note for all of them, which has their ids. */
  private void notEvaluated(String reason, List<String> checks) throws IOException {
    String were = checks.size() == 1 ? " was" : " were";
    json.writeStartObject();
    json.writeStringField("level", "note");
    SarifReport.message(
        json, Words.count(checks.size(), "check") + were + " not evaluated: " + reason + ".");
    json.writeObjectFieldStart("properties");
    json.writeArrayFieldStart("checks");
    for (String check : checks) {
      json.writeString(check);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void unknown(UnknownVerdict unknown) throws IOException {
    String of = unknown.asset().map(asset -> asset + ": ").orElse("");
    json.writeStartObject();
    json.writeStringField("level", "warning");
    SarifReport.message(json, "Unknown: " + of + unknown.reason() + ".");
    json.writeObjectFieldStart("associatedRule");
    json.writeStringField("id", unknown.check());
    json.writeNumberField("index", rules.getOrDefault(unknown.check(), -1));
    json.writeEndObject();
    Location location = unknown.location();
    if (location.isFile()) {
      place(location.file(), location.line(), location.column());
    }
    json.writeEndObject();
  }

  private void problem(Problem problem) throws IOException {
    boolean known = problem.position().isKnown();
    json.writeStartObject();
    json.writeStringField("level", problem.level() == Problem.Level.ERROR ? "error" : "note");
    SarifReport.message(json, (known ? "" : problem.where() + ": ") + problem.message() + ".");
    if (known) {
      place(problem.where(), problem.position().line(), problem.position().column());
    }
    json.writeEndObject();
  }

  private void place(String file, int line, int column) throws IOException {
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    SarifPlace.physical(json, file, line, column);
    json.writeEndObject();
    json.writeEndArray();
  }
}
