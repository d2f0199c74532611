package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.CheckPage;
import dev.seawall.core.check.Spec;
import dev.seawall.core.inventory.AssetTypes;
import dev.seawall.core.snapshot.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The generated documentation is what the code says: a page a check, their index, and the command
 * line. {@code -Dregenerate.docs=true} writes it.
 */
class DocsTest {
  private static final Path DOCS = Path.of("..", "docs").normalize();

  @Test
  void theDocumentationIsCurrent() throws IOException {
    SortedMap<String, String> expected = expected();
    if (Boolean.getBoolean("regenerate.docs")) {
      write(expected);
    }
    SortedMap<String, String> found = found();
    assertThat(found.keySet())
        .as("mvn -pl cli -am test -Dtest=DocsTest -Dregenerate.docs=true")
        .isEqualTo(expected.keySet());
    expected.forEach((name, text) -> assertThat(found.get(name)).as(name).isEqualTo(text));
  }

  private static SortedMap<String, String> expected() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Catalogue catalogue = Catalogue.load();
    StringBuilder index = new StringBuilder("# Checks\n\n| severity | check | |\n|---|---|---|\n");
    List<Check<?>> worstFirst = new ArrayList<>(catalogue.checks());
    worstFirst.sort(Comparator.comparing(check -> check.spec().severity()));
    for (Check<?> check : worstFirst) {
      Spec<?> spec = check.spec();
      files.put("checks/" + spec.id() + ".md", page(check));
      index
          .append("| " + spec.severity() + " | [" + spec.id() + "](" + spec.id() + ".md) | ")
          .append(CheckPage.of(check).title() + " |\n");
    }
    files.put("checks/README.md", index.toString());
    files.put("cli.md", commands());
    return files;
  }

  private static String page(Check<?> check) throws IOException {
    Spec<?> spec = check.spec();
    SortedSet<ResourceType> types = new TreeSet<>(AssetTypes.typesOf(spec.judges()));
    types.addAll(spec.reads());
    String reads =
        types.isEmpty()
            ? "any object"
            : String.join(", ", types.stream().map(ResourceType::qualifiedName).toList());
    String facts =
        "| | |\n|---|---|\n| id | `%s` |\n| severity | %s |\n| judges | %s |\n| reads | %s |\n"
            .formatted(spec.id(), spec.severity(), spec.judges().getSimpleName(), reads);
    String where = spec.needsWholeCluster() ? "| asked of | whole clusters only |\n" : "";
    CheckPage page = CheckPage.of(check);
    String elsewhere =
        page.equivalents().isEmpty()
            ? ""
            : "| elsewhere | " + String.join(" ", page.equivalents()) + " |\n";
    return source(check)
        .replaceFirst("(?s)\\A---\\n.*?\\n---\\n", "")
        .replaceFirst(
            "(?m)^(# .*)$", "$1\n\n" + Matcher.quoteReplacement(facts + where + elsewhere));
  }

  private static String source(Check<?> check) throws IOException {
    try (InputStream in = check.getClass().getResourceAsStream(check.spec().id() + ".md")) {
      assertThat(in).as(check.spec().id()).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String commands() {
    StringBuilder text =
        new StringBuilder(
            """
            # Command line

            Exit codes of every command: 0 clean, 1 findings, 2 usage, 3 incomplete (something was
            not read or could not be judged), 4 a fault in Seawall. Incomplete wins over findings.
            """);
    describe(text, Seawall.commandLine());
    return text.toString();
  }

  private static void describe(StringBuilder text, CommandLine command) {
    text.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n```\n");
    text.append(command.getUsageMessage(Ansi.OFF)).append("```\n");
    new TreeMap<>(command.getSubcommands()).values().forEach(each -> describe(text, each));
  }

  private static SortedMap<String, String> found() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (Path root : new Path[] {DOCS.resolve("checks"), DOCS.resolve("cli.md")}) {
      if (Files.exists(root)) {
        try (Stream<Path> walk = Files.walk(root)) {
          for (Path file : walk.filter(Files::isRegularFile).toList()) {
            files.put(DOCS.relativize(file).toString(), Files.readString(file));
          }
        }
      }
    }
    return files;
  }

  private static void write(SortedMap<String, String> expected) throws IOException {
    for (String name : found().keySet()) {
      if (!expected.containsKey(name)) {
        Files.delete(DOCS.resolve(name));
      }
    }
    for (var each : expected.entrySet()) {
      Path file = DOCS.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
  }
}
