package dev.seawall.cli;

import static java.util.stream.Collectors.joining;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.aws.AwsOperation;
import dev.seawall.core.aws.AwsOperations;
import dev.seawall.core.check.Severity;
import dev.seawall.core.inventory.AssetTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
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
      import %6$s;

      /** What is wrong, in a sentence, and the API field or standard that says so. */
      public final class %2$s implements Check<%5$s> {
        @Override
        public Spec<%5$s> spec() {
          return Spec.check("%3$s").severity(%4$s).judges(%5$s.class);
        }

        @Override
        public Verdict judge(%5$s asset, Inventory inventory) {
          Fact<Boolean> bad = asset.flag(%7$s"the", "field").orDefault(false);
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
      %3$s```
      ## Passes
      ```yaml
      %3$s```
      """;

  private static final String NEXT =
      """
      Then: mvn -q -pl checks -am test -Dtest=PagesTest -Dcheck=%s -Dsurefire.failIfNoSpecifiedTests=false
      """;

  @Parameters(paramLabel = "ID", description = "The bad thing, such as privileged-container.")
  private String id = "";

  @Option(
      names = "--area",
      paramLabel = "NAME",
      required = true,
      description = "The package, such as container.")
  private String area = "";

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      required = true,
      description = "critical, high, medium or low.")
  private Severity severity = Severity.MEDIUM;

  @Option(
      names = "--judges",
      paramLabel = "CLASS",
      description = "The class of asset; Container if not given.")
  private String judges = "Container";

  private final Path checkout;

  NewCheckCommand() {
    this(Path.of(""));
  }

  NewCheckCommand(Path checkout) {
    this.checkout = checkout;
  }

  @Override
  public Integer call() {
    if (!ID.matcher(id).matches()) {
      throw CommandException.usage(
          "\"" + id + "\" is no id; expected words in lower case joined by -");
    }
    if (!AREA.matcher(area).matches()) {
      throw CommandException.usage("--area takes one lower-case word");
    }
    Class<? extends Asset> asset = asset();
    Optional<AwsOperation> first = firstOperation(asset);
    Path root = checkout.resolve("checks/src/main/java/dev/seawall/checks");
    if (!Files.isDirectory(root)) {
      throw CommandException.usage(
          "there is no " + root + " here; run it in a checkout of Seawall");
    }
    String name = camelCase(id);
    Path folder = root.resolve(area);
    Path code = folder.resolve(name + ".java");
    Path page = folder.resolve(id + ".md");
    for (Path each : List.of(code, page)) {
      if (Files.exists(each)) {
        throw CommandException.usage(each + " is there already");
      }
    }
    write(
        code,
        CLASS.formatted(
            area,
            name,
            id,
            severity.name(),
            asset.getSimpleName(),
            asset.getName(),
            first.map(each -> "\"" + each.name() + "\", ").orElse("")));
    write(
        page,
        PAGE.formatted(
            title(id), severity.word(), first.map(NewCheckCommand::document).orElse("")));
    Terminal.print(NEXT.formatted(id));
    return ExitCode.CLEAN;
  }

  private Class<? extends Asset> asset() {
    List<Class<? extends Asset>> named =
        AssetTypes.all().stream()
            .filter(each -> ("." + each.getName()).endsWith("." + judges))
            .toList();
    if (named.size() == 1) {
      return named.getFirst();
    }
    List<Class<? extends Asset>> known = named.isEmpty() ? AssetTypes.all() : named;
    throw CommandException.usage(
        "--judges takes one of "
            + known.stream()
                .map(each -> shortest(each, named))
                .distinct()
                .sorted()
                .collect(joining(", ")));
  }

  /** {@code Container}, or {@code aws.Volume} where two assets have the name. */
  private static String shortest(Class<?> asset, List<?> alike) {
    String name = asset.getName();
    return alike.isEmpty()
        ? asset.getSimpleName()
        : name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
  }

  /** The operation that an AWS asset's fields are likely under; none for Kubernetes. */
  private static Optional<AwsOperation> firstOperation(Class<? extends Asset> asset) {
    return AssetTypes.typesOf(asset).stream()
        .flatMap(type -> AwsOperations.of(type).stream())
        .filter(each -> !each.name().startsWith("List"))
        .findFirst();
  }

  private static String document(AwsOperation operation) {
    return "type: %s\narn: arn:aws:%s:eu-west-1:111122223333:\n%s: {}\n"
        .formatted(operation.type(), operation.service(), operation.name());
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw CommandException.usage(file + " cannot be written: " + SettingsDocument.reason(e));
    }
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
