package dev.seawall.checks.container;

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
import java.util.List;

/** A container that declares the port of an SSH server ({@code ports[].containerPort: 22}). */
public final class SshPortOpen implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("ssh-port-open").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    List<Part> ports = container.parts("ports");
    for (Part port : ports) {
      Fact<Long> number = port.number("containerPort");
      if (number.is(22L) && port.text("protocol").orDefault("TCP").is("TCP")) {
        return fail(number, "%s listens on port 22, SSH", container);
      }
    }
    return pass();
  }
}
