package dev.seawall.core.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page beside a check: its title, the same question's ids in other scanners ({@code tool:id}),
 * a summary, the sections, and the examples that are the check's tests.
 */
public record CheckPage(
    String title,
    List<String> equivalents,
    String summary,
    Map<String, String> sections,
    List<Example> examples) {
  /** The section whose blocks must fail. */
  public static final String FAILS = "Fails";

  /** The section whose blocks must pass. */
  public static final String PASSES = "Passes";

  /**
   * A fenced block of the page. {@code fails} says whether the check must fail or pass it; {@code
   * info} is the fence's info string, such as {@code yaml}; {@code line} is where it starts.
   */
  public record Example(boolean fails, String info, String text, int line) {}

  public CheckPage {
    equivalents = List.copyOf(equivalents);
    sections = Map.copyOf(sections);
    examples = List.copyOf(examples);
  }

  /** The page that lies beside a check's class as {@code id.md}. */
  public static CheckPage of(Check<?> check) {
    String name = check.spec().id() + ".md";
    try (InputStream in = check.getClass().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "check " + check.spec().id() + " has no page " + name + " beside " + check.getClass());
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a page. Whatever is not as it should be is an error that names the page and line. */
  public static CheckPage parse(String text, String name) {
    List<String> lines = text.lines().toList();
    List<String> equivalents = new ArrayList<>();
    Map<String, String> sections = new LinkedHashMap<>();
    List<Example> examples = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    String title = "";
    String section = "";
    int i = 0;
    if (!lines.isEmpty() && lines.getFirst().equals("---")) {
      for (i = 1; i < lines.size() && !lines.get(i).equals("---"); i++) {
        String line = lines.get(i);
        if (!line.startsWith("equivalents:")) {
          throw bad(name, i, "expected \"equivalents: tool:id tool:id\"");
        }
        for (String each : line.substring("equivalents:".length()).strip().split("\\s+", -1)) {
          if (!each.isEmpty()) {
            equivalents.add(each);
          }
        }
      }
      i++;
    }
    for (; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("```")) {
        int start = i;
        StringBuilder block = new StringBuilder();
        for (i++; i < lines.size() && !lines.get(i).startsWith("```"); i++) {
          block.append(lines.get(i)).append('\n');
        }
        if (i == lines.size()) {
          throw bad(name, start, "a block that is not closed");
        }
        if (section.equals(FAILS) || section.equals(PASSES)) {
          String info = line.substring(3).strip();
          examples.add(new Example(section.equals(FAILS), info, block.toString(), start + 1));
        }
        body.append(line).append('\n').append(block).append("```\n");
      } else if (line.startsWith("# ")) {
        title = line.substring(2).strip();
      } else if (line.startsWith("## ")) {
        sections.put(section, body.toString().strip());
        body.setLength(0);
        section = line.substring(3).strip();
      } else {
        body.append(line).append('\n');
      }
    }
    sections.put(section, body.toString().strip());
    if (title.isEmpty()) {
      throw bad(name, 0, "no title");
    }
    String summary = sections.remove("");
    return new CheckPage(title, equivalents, summary == null ? "" : summary, sections, examples);
  }

  private static IllegalStateException bad(String name, int line, String what) {
    return new IllegalStateException(name + ":" + (line + 1) + ": " + what);
  }
}
