package dev.seawall.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The formats of a report, under the names that {@code --format} takes. */
public enum Format {
  TERMINAL("txt", TerminalReport::new),
  JSON("json", JsonReport::new),
  SARIF("sarif", SarifReport::new),
  JUNIT("xml", JUnitReport::new),
  HTML("html", HtmlReport::new),
  MARKDOWN("md", MarkdownReport::new),
  CSV("csv", CsvReport::new);

  private final String extension;
  private final Supplier<Report> maker;

  Format(String extension, Supplier<Report> maker) {
    this.extension = extension;
    this.maker = maker;
  }

  /** Made when it is asked for: some need a while. */
  public Report report() {
    return maker.get();
  }

  /** Lower case, as it is written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of a name, in upper or lower case. */
  public static Optional<Format> named(String name) {
    return Arrays.stream(values()).filter(each -> each.word().equalsIgnoreCase(name)).findFirst();
  }

  /** The format that a file's name ends in. */
  static Optional<Format> ofFile(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> lower.endsWith("." + each.extension)).findFirst();
  }

  /** All names, for messages and help. */
  public static String names() {
    return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
  }
}
