package dev.seawall.cli;

import dev.seawall.core.check.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seawall checks new}: writes the two files of a new check into a checkout of Seawall. */
@Command(
    name = "new",
    description = "Start a new check in a checkout of Seawall: its class and its page.")
final class NewCheckCommand implements Callable<Integer> {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
  private static final Pattern AREA = Pattern.compile("[a-z]+");
  private static final String CLASS =
      """
      package dev.seawall.checks.%1$s;

      import static dev.seawall.core.check.Severity.%4$s;
      import static dev.seawall.core.check.Verdict.fail;
      import static dev.seawall.core.check.Verdict.pass;

      import dev.seawall.core.asset.Fact;
      import dev.seawall.core.check.Check;
      import dev.seawall.core.check.Spec;
      import dev.seawall.core.check.Verdict;
      import dev.seawall.core.inventory.Inventory;
      import dev.seawall.core.kubernetes.%5$s;

      /** What is wrong, in a sentence, and the API field or standard that says so. */
      public final class %2$s implements Check<%5$s> {
        @Override
        public Spec<%5$s> spec() {
          return Spec.check("%3$s").severity(%4$s).judges(%5$s.class);
        }

        @Override
        public Verdict judge(%5$s asset, Inventory inventory) {
          Fact<Boolean> bad = asset.flag("the", "field").orDefault(false);
          return bad.is(true) ? fail(bad, "%%s is wrong", asset) : pass();
        }
      }
      """;
  private static final String PAGE =
      """
      ---
      equivalents:
      ---
      # %1$s
      What it is, and what an attacker does with it.

      ## Why %2$s
      ## How to fix
      ## When to accept
      ## Fails
      ```yaml
      ```
      ## Passes
      ```yaml
      ```
      """;

  @Parameters(paramLabel = "ID", description = "The bad thing, such as privileged-container.")
  private String id = "";

  @Option(names = "--area", required = true, description = "The package, such as container.")
  private String area = "";

  @Option(names = "--severity", required = true, description = "critical, high, medium or low.")
  private Severity severity = Severity.MEDIUM;

  @Option(names = "--judges", description = "The class of asset, such as Container.")
  private String judges = "Container";

  NewCheckCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!ID.matcher(id).matches()) {
      throw CommandException.usage(
          "\"" + id + "\" is no id; expected words in lower case joined by -");
    }
    if (!AREA.matcher(area).matches() || !judges.matches("[A-Z][A-Za-z]+")) {
      throw CommandException.usage("--area takes one lower-case word, --judges a class name");
    }
    Path root = Path.of("checks/src/main/java/dev/seawall/checks");
    if (!Files.isDirectory(root)) {
      throw CommandException.usage(
          "there is no " + root + " here; run it in a checkout of Seawall");
    }
    String name = camelCase(id);
    Path folder = Files.createDirectories(root.resolve(area));
    write(folder.resolve(name + ".java"), CLASS.formatted(area, name, id, severity.name(), judges));
    write(folder.resolve(id + ".md"), PAGE.formatted(title(id), severity.word()));
    Terminal.print("Then: mvn -pl checks -am test -Dtest=PagesTest -Dcheck=" + id + "\n");
    return ExitCode.CLEAN;
  }

  private static void write(Path file, String text) throws IOException {
    if (Files.exists(file)) {
      throw CommandException.usage(file + " is there already");
    }
    Files.writeString(file, text);
    Terminal.print(file + "\n");
  }

  private static String camelCase(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private static String title(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
  }
}
