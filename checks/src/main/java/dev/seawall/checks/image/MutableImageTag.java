package dev.seawall.checks.image;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;

/** A container whose image has the tag latest or none, and no digest ({@code image}). */
public final class MutableImageTag implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("mutable-image-tag").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    Fact<String> image = container.image();
    String name = image.or("");
    if (name.isEmpty()) {
      return notApplicable();
    }
    if (name.contains("@")) {
      return pass();
    }
    String last = name.substring(name.lastIndexOf('/') + 1);
    int colon = last.indexOf(':');
    if (colon < 0) {
      return fail(image, "%s runs %s, without a tag", container, name);
    }
    return last.substring(colon + 1).equals("latest")
        ? fail(image, "%s runs %s", container, name)
        : pass();
  }
}
