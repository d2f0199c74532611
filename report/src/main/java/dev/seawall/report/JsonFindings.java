package dev.seawall.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.seawall.core.judge.Finding;
import dev.seawall.report.escape.UnicodeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** The findings of a JSON report, worded on all processors because there may be very many. */
final class JsonFindings {
  private static final int PART = 500;
  private static final int PARTS_AT_ONCE = 16;
  private final List<Finding> findings;
  private final FleetNames names;

  JsonFindings(List<Finding> findings, FleetNames names) {
    this.findings = findings;
    this.names = names;
  }

  /**
   * Writes the list.
   *
   * @param json stands in the outermost object, and writes to the stream
   */
  void write(JsonGenerator json, OutputStream out) throws IOException {
    json.writeArrayFieldStart("findings");
    // By the first the generator knows that the list is not empty.
    int written = Math.min(1, findings.size());
    write(json, 0, written);
    json.flush();
    while (written < findings.size()) {
      int from = written;
      int to = Math.min(findings.size(), from + PART * PARTS_AT_ONCE);
      List<byte[]> parts =
          IntStream.range(0, (to - from + PART - 1) / PART)
              .parallel()
              .mapToObj(i -> text(from + i * PART, Math.min(to, from + (i + 1) * PART)))
              .toList();
      for (byte[] part : parts) {
        out.write(',');
        out.write(part);
      }
      written = to;
    }
    json.writeEndArray();
  }

  /** Some findings as they stand in the list, without the comma before them. */
  private byte[] text(int from, int to) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.lines(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("findings");
      json.flush();
      text.reset();
      write(json, from, to);
      json.flush();
      return text.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private void write(JsonGenerator json, int from, int to) throws IOException {
    for (Finding finding : findings.subList(from, to)) {
      json.writeStartObject();
      Json.finding(json, finding);
      writeClusters(json, names.clustersOf(finding));
      json.writeEndObject();
    }
  }

  /** The clusters that something concerns, where there are several. */
  static void writeClusters(JsonGenerator json, List<String> clusters) throws IOException {
    if (clusters.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("clusters");
    for (String arn : clusters) {
      json.writeString(UnicodeText.bounded(arn));
    }
    json.writeEndArray();
  }
}
