package dev.seawall.checks.secret;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import java.util.Set;
import java.util.TreeSet;

/**
 * A container that is given Secrets as environment variables and not as files ({@code
 * env[].valueFrom.secretKeyRef}, {@code envFrom[].secretRef}).
 */
public final class SecretAsEnvironmentVariable implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("secret-as-environment-variable").severity(LOW).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    Set<String> secrets = new TreeSet<>();
    Fact<String> first = null;
    for (Part variable : container.env()) {
      Fact<String> secret = variable.text("valueFrom", "secretKeyRef", "name");
      first = first == null && secret.isSet() ? secret : first;
      secret.value().ifPresent(secrets::add);
    }
    for (Part source : container.parts("envFrom")) {
      Fact<String> secret = source.text("secretRef", "name");
      first = first == null && secret.isSet() ? secret : first;
      secret.value().ifPresent(secrets::add);
    }
    return first == null
        ? pass()
        : fail(first, "%s gets %s as environment variables", container, Listed.of(secrets));
  }
}
