package dev.seawall.cli;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import dev.seawall.report.JsonReport;
import java.util.HashMap;
import java.util.Map;

/** Reads the findings of an earlier JSON report: how many there are of each fingerprint. */
final class BaselineFile {
  private BaselineFile() {}

  static Map<String, Integer> read(java.nio.file.Path path) {
    SettingsDocument document = SettingsDocument.read(path);
    if (document.root().get("findings") == null) {
      throw document.wrong(Path.ROOT, "has no findings; expected a report of --format json");
    }
    refuseOtherSchemas(document);
    Map<String, Integer> counts = new HashMap<>();
    Sequence findings = document.list("findings");
    for (int i = 0; i < findings.length(); i++) {
      Path at = Path.ROOT.field("findings").item(i);
      if (!(findings.get(i) instanceof Mapping finding)) {
        throw document.wrong(at, "is " + findings.get(i).kindName() + "; expected a finding");
      }
      counts.merge(document.requiredText(at, finding, "fingerprint"), 1, Integer::sum);
    }
    return counts;
  }

  /** Names may mean something else in a report whose schema version starts with another number. */
  private static void refuseOtherSchemas(SettingsDocument document) {
    String version =
        document.text(Path.ROOT, document.root(), "schemaVersion").orElse("that is missing");
    String ours = JsonReport.SCHEMA_VERSION;
    if (!version.startsWith(ours.substring(0, ours.indexOf('.') + 1))) {
      throw document.wrong(
          Path.ROOT.field("schemaVersion"),
          "is a report of schema version "
              + version
              + "; expected "
              + ours
              + ": make the baseline again with --format json=FILE");
    }
  }
}
