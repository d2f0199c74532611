package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/** A container that is started through sudo ({@code command}, {@code args}). */
public final class SudoInCommand implements Check<Container> {
  private static final Pattern SUDO = Pattern.compile("(^|[\\s;&|(])(/usr/bin/|/bin/)?sudo(\\s|$)");

  @Override
  public Spec<Container> spec() {
    return Spec.check("sudo-in-command").severity(LOW).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    for (String field : List.of("command", "args")) {
      Fact<Value> words = container.field(field);
      if (words.value().filter(SudoInCommand::usesSudo).isPresent()) {
        return fail(words, "%s uses sudo in its %s", container, field);
      }
    }
    return pass();
  }

  private static boolean usesSudo(Value words) {
    return words instanceof Sequence sequence
        && sequence.items().stream().map(Value::toString).anyMatch(SudoInCommand::usesSudo);
  }

  private static boolean usesSudo(String words) {
    return words.contains("sudo") && SUDO.matcher(words).find();
  }
}
