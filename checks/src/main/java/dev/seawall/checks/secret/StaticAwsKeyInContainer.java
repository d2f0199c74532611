package dev.seawall.checks.secret;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import java.util.Optional;

/**
 * A container that is given the access key of an IAM user from a Secret or a ConfigMap ({@code
 * AWS_SECRET_ACCESS_KEY}, the AWS SDKs' name for it).
 */
public final class StaticAwsKeyInContainer implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("static-aws-key-in-container").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    Optional<Fact<String>> key = Optional.empty();
    for (Part variable : container.env()) {
      String name = variable.text("name").or("");
      if (name.equals("AWS_SESSION_TOKEN") || name.startsWith("AWS_ENDPOINT_URL")) {
        return pass();
      }
      if (name.equals("AWS_SECRET_ACCESS_KEY")) {
        key = Optional.of(source(variable)).filter(Fact::isSet);
      }
    }
    return key.<Verdict>map(
            found ->
                fail(
                    found,
                    "%s gets a long-lived AWS key from %s",
                    container,
                    found.or("elsewhere")))
        .orElse(pass());
  }

  private static Fact<String> source(Part variable) {
    return variable
        .text("valueFrom", "secretKeyRef", "name")
        .orElse(variable.text("valueFrom", "configMapKeyRef", "name"));
  }
}
