package dev.seawall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.judge.Location;
import dev.seawall.report.escape.UnicodeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Where things are, in SARIF's words: files as relative URIs (RFC 3986), assets as logical names.
 */
final class SarifPlace {
  private static final String BASE = "WORKINGDIR";
  private static final String UNRESERVED = "-._~!$&'()*+,;=@/";

  private SarifPlace() {}

  /** Says what the relative URIs are relative to. */
  static void bases(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(BASE);
    json.writeObjectFieldStart("description");
    json.writeStringField("text", "The folder that seawall was started in.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** One location: the place in a file, if it is one, and the asset. */
  static void write(JsonGenerator json, Location location, ResourceId asset) throws IOException {
    json.writeStartObject();
    if (location.isFile()) {
      physical(json, location.file(), location.line(), location.column());
    }
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    Json.text(json, "name", asset.name());
    Json.text(json, "fullyQualifiedName", asset.arn().isEmpty() ? asset.toString() : asset.arn());
    json.writeStringField("kind", "resource");
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A place in a file; line and column are left out when they are 0. */
  static void physical(JsonGenerator json, String file, int line, int column) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    String uri = uri(file);
    json.writeStringField("uri", uri);
    if (!uri.startsWith("file:")) {
      json.writeStringField("uriBaseId", BASE);
    }
    json.writeEndObject();
    if (line > 0) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", line);
      json.writeNumberField("startColumn", Math.max(1, column));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** A path as a URI: relative paths stay relative, everything else is encoded. */
  static String uri(String file) {
    String path = file;
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    StringBuilder uri = new StringBuilder(path.startsWith("/") ? "file://" : "");
    for (byte each : UnicodeText.wellFormed(path).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
