package dev.seawall.checks.image;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import java.util.List;

/** A container whose image comes from a registry that gets no new images ({@code image}). */
public final class FrozenRegistry implements Check<Container> {
  private static final List<String> FROZEN =
      List.of("k8s.gcr.io/", "gcr.io/google_containers/", "gcr.io/google-containers/");

  @Override
  public Spec<Container> spec() {
    return Spec.check("frozen-registry").severity(LOW).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    Fact<String> image = container.image();
    String name = image.or("");
    for (String registry : FROZEN) {
      if (name.startsWith(registry)) {
        return fail(image, "%s runs %s, from a registry that gets no new images", container, name);
      }
    }
    return pass();
  }
}
