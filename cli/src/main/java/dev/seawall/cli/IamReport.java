package dev.seawall.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.aws.iam.Decision;
import dev.seawall.core.aws.iam.Fault;
import dev.seawall.core.aws.iam.Request;
import dev.seawall.core.aws.iam.Statement;
import dev.seawall.report.escape.TerminalText;
import dev.seawall.report.escape.UnicodeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The answer of {@code seawall iam evaluate}: a few lines, or JSON. */
final class IamReport {
  private final IamQuestion question;
  private final Decision decision;

  IamReport(IamQuestion question, Decision decision) {
    this.question = question;
    this.decision = decision;
  }

  void writeText(OutputStream out) throws IOException {
    Request request = question.request();
    StringBuilder text = new StringBuilder();
    line(
        text,
        decision.outcome().word()
            + ": "
            + request.action()
            + " on "
            + request.resource()
            + " by "
            + request.principal().text());
    line(text, "  because " + decision.reason());
    decision.statement().ifPresent(each -> line(text, "  at " + question.where(each)));
    decision.missing().stream().skip(1).forEach(each -> line(text, "  also not known: " + each));
    for (Fault fault : question.faults()) {
      line(text, "  malformed: " + question.where(fault) + ": " + fault.message());
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void line(StringBuilder text, String line) {
    text.append(TerminalText.escape(line, true)).append('\n');
  }

  void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      text(json, "decision", decision.outcome().word());
      if (decision.statement().isPresent()) {
        Statement statement = decision.statement().get();
        json.writeObjectFieldStart("statement");
        text(json, "policy", statement.policy());
        text(json, "path", statement.path().toString());
        text(json, "sid", statement.sid());
        text(json, "effect", statement.effect().word());
        text(json, "where", question.where(statement));
        json.writeEndObject();
      } else {
        json.writeNullField("statement");
      }
      text(json, "reason", decision.reason());
      json.writeArrayFieldStart("missing");
      for (String missing : decision.missing()) {
        json.writeString(UnicodeText.bounded(missing));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("malformed");
      for (Fault fault : question.faults()) {
        json.writeStartObject();
        text(json, "where", question.where(fault));
        text(json, "policy", fault.policy());
        text(json, "path", fault.path().toString());
        text(json, "message", fault.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    json.writeStringField(name, UnicodeText.bounded(value));
  }
}
