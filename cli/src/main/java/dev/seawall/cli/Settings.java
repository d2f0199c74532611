package dev.seawall.cli;

import dev.seawall.core.value.Path;
import dev.seawall.report.Outputs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code seawall.yaml} may say. The command line wins over it. Every key can hide findings,
 * {@code format} by sending them into a file, so {@link ProjectSettings} decides who is heard.
 */
record Settings(
    List<String> formats,
    Optional<String> failOn,
    Optional<String> exceptions,
    Optional<String> baseline,
    List<String> excludedChecks) {
  private static final Set<String> KEYS =
      Set.of("format", "fail-on", "exceptions", "baseline", "exclude-checks");

  static final Settings NONE =
      new Settings(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** Reads a file that messages call {@code shown}. */
  static Settings read(java.nio.file.Path file, String shown) {
    SettingsDocument document = SettingsDocument.read(file, shown);
    document.allowOnly(Path.ROOT, document.root(), KEYS);
    Optional<String> failOn = document.text(Path.ROOT, document.root(), "fail-on");
    document.check(Path.ROOT.field("fail-on"), () -> failOn.ifPresent(FailOn::parse));
    List<String> formats = document.texts("format");
    for (int i = 0; i < formats.size(); i++) {
      String format = formats.get(i);
      document.check(Path.ROOT.field("format").item(i), () -> Outputs.parse(List.of(format), ""));
    }
    return new Settings(
        formats,
        failOn,
        document.text(Path.ROOT, document.root(), "exceptions"),
        document.text(Path.ROOT, document.root(), "baseline"),
        document.texts("exclude-checks"));
  }

  /** Whether it says nothing. */
  boolean isEmpty() {
    return equals(NONE);
  }
}
