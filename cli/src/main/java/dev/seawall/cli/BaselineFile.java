package dev.seawall.cli;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
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
}
