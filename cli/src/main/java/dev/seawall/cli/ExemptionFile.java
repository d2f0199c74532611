package dev.seawall.cli;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.judge.Exemption;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Sequence;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads accepted risks:
 *
 * <pre>
 * exceptions:
 *   - check: privileged-container
 *     asset: DaemonSet kube-system/aws-node
 *     owner: platform@example.com
 *     reason: the CNI configures the node's network
 *     expires: 2027-01-31
 * </pre>
 */
final class ExemptionFile {
  private static final Set<String> KEYS = Set.of("check", "asset", "owner", "reason", "expires");

  private ExemptionFile() {}

  /** Reads a file in which checks may have the ids that other scanners give them. */
  static List<Exemption> read(java.nio.file.Path path, Catalogue catalogue) {
    SettingsDocument document = SettingsDocument.read(path);
    document.allowOnly(Path.ROOT, document.root(), Set.of("exceptions"));
    Sequence list = document.list("exceptions");
    List<Exemption> exemptions = new ArrayList<>();
    for (int i = 0; i < list.length(); i++) {
      Path at = Path.ROOT.field("exceptions").item(i);
      if (!(list.get(i) instanceof Mapping entry)) {
        throw document.wrong(at, "is " + list.get(i).kindName() + "; expected a mapping");
      }
      document.allowOnly(at, entry, KEYS);
      exemptions.add(
          new Exemption(
              check(document, at, document.requiredText(at, entry, "check"), catalogue),
              document.requiredText(at, entry, "asset"),
              document.requiredText(at, entry, "owner"),
              document.requiredText(at, entry, "reason"),
              date(document, at, entry),
              document.position(at)));
    }
    return exemptions;
  }

  /** Our id of a check; what is none at all is left to the judge, who tells it. */
  private static String check(
      SettingsDocument document, Path at, String name, Catalogue catalogue) {
    if (name.equals("*") || catalogue.find(name).isPresent()) {
      return name;
    }
    List<String> meant =
        catalogue.equivalentTo(name).stream().map(check -> check.spec().id()).sorted().toList();
    if (meant.size() > 1) {
      throw document.wrong(
          at.field("check"),
          "check is \"" + name + "\", which is " + String.join(" and ", meant) + "; expected one");
    }
    return meant.isEmpty() ? name : meant.getFirst();
  }

  private static LocalDate date(SettingsDocument document, Path at, Mapping entry) {
    String text = document.requiredText(at, entry, "expires");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw document.wrong(
          at.field("expires"), "expires is \"" + text + "\"; expected a day such as 2027-01-31");
    }
  }
}
