package dev.seawall.checks.secret;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Value;

/**
 * A container with a credential written out among its environment variables ({@code env[].value}).
 */
public final class SecretInEnvironment implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("secret-in-environment").severity(HIGH).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    Verdict.Fail fail = null;
    for (Part variable : container.env()) {
      Fact<Value> value = variable.field("value");
      if (value.value().orElse(Null.NULL) instanceof Redacted redacted) {
        fail =
            fail == null
                ? fail(
                    value,
                    "%s has what looks like a credential in %s (%s)",
                    container,
                    variable.text("name").or(""),
                    redacted.what())
                : fail.and(value);
      }
    }
    return fail == null ? pass() : fail;
  }
}
