package dev.seawall.checks.secret;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.List;

/**
 * A container with a credential written out in its command line ({@code command}, {@code args}).
 */
public final class SecretInCommand implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("secret-in-command").severity(HIGH).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    for (String field : List.of("command", "args")) {
      Fact<Value> words = container.field(field);
      if (words.value().orElse(Null.NULL) instanceof Sequence sequence) {
        for (Value word : sequence.items()) {
          if (word instanceof Redacted redacted) {
            return fail(
                words,
                "%s has what looks like a credential in its %s (%s)",
                container,
                field,
                redacted.what());
          }
        }
      }
    }
    return pass();
  }
}
