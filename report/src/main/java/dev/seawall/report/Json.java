package dev.seawall.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.judge.Evidence;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Location;
import dev.seawall.report.escape.JsonEscapes;
import dev.seawall.report.escape.UnicodeText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Writes the parts that every JSON of ours has in common, text by text well-formed. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonEscapes ESCAPES = new JsonEscapes();

  private Json() {}

  /** A generator that leaves the stream open, with one entry a line. */
  static JsonGenerator lines(OutputStream out) throws IOException {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    JsonGenerator json = compact(out);
    json.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
    return json;
  }

  /** A generator that leaves the stream open, without blanks. */
  static JsonGenerator compact(OutputStream out) throws IOException {
    return FACTORY
        .createGenerator(out)
        .setCharacterEscapes(ESCAPES)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  static void text(JsonGenerator json, String name, String value) throws IOException {
    json.writeStringField(name, UnicodeText.bounded(value));
  }

  /** The fields of a finding, inside an object that the caller opened. */
  static void finding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStringField("check", finding.check());
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("verdict", "fail");
    asset(json, finding.asset());
    location(json, finding.location());
    text(json, "message", finding.message());
    json.writeArrayFieldStart("evidence");
    for (Evidence each : finding.evidence()) {
      json.writeStartObject();
      text(json, "path", each.path());
      text(json, "value", each.value());
      location(json, each.location());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("fingerprint", finding.fingerprint());
    json.writeNumberField("instances", finding.instances());
  }

  static void asset(JsonGenerator json, ResourceId asset) throws IOException {
    json.writeObjectFieldStart("asset");
    text(json, "group", asset.group());
    text(json, "kind", asset.kind());
    text(json, "namespace", asset.namespace());
    text(json, "name", asset.name());
    if (!asset.cluster().isEmpty()) {
      text(json, "cluster", asset.cluster());
    }
    Optional<Arn> arn = Arn.of(asset.arn());
    if (arn.isPresent()) {
      text(json, "arn", asset.arn());
      text(json, "account", arn.get().account());
      text(json, "region", arn.get().region());
      Optional<String> console = Console.link(asset);
      if (console.isPresent()) {
        json.writeStringField("console", console.get());
      }
    }
    json.writeEndObject();
  }

  /** A place in a file, or the path of the API that answered; null when neither is known. */
  static void location(JsonGenerator json, Location location) throws IOException {
    if (!location.isFile() && location.file().isEmpty()) {
      json.writeNullField("location");
      return;
    }
    json.writeObjectFieldStart("location");
    if (location.isFile()) {
      text(json, "file", location.file());
      json.writeNumberField("line", location.line());
      json.writeNumberField("column", location.column());
    } else {
      text(json, "api", location.file());
    }
    json.writeEndObject();
  }
}
