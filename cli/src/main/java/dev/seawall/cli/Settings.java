package dev.seawall.cli;

import dev.seawall.core.value.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code seawall.yaml} may say. The command line wins over it. {@code exceptions}, {@code
 * baseline}, {@code fail-on} and {@code exclude-checks} can hide findings, so a file that lies in a
 * scanned folder is heard on them only when the user trusts it.
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

  static Settings read(java.nio.file.Path file) {
    SettingsDocument document = SettingsDocument.read(file);
    document.allowOnly(Path.ROOT, document.root(), KEYS);
    return new Settings(
        document.texts("format"),
        document.text(Path.ROOT, document.root(), "fail-on"),
        document.text(Path.ROOT, document.root(), "exceptions"),
        document.text(Path.ROOT, document.root(), "baseline"),
        document.texts("exclude-checks"));
  }

  /** Whether it says something that can hide findings. */
  boolean canHide() {
    return failOn.isPresent()
        || exceptions.isPresent()
        || baseline.isPresent()
        || !excludedChecks.isEmpty();
  }

  /** Without what can hide findings. */
  Settings withoutHiding() {
    return new Settings(formats, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }
}
