package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import java.util.List;

/** A container that takes a port of its node ({@code ports[].hostPort}). */
public final class HostPort implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("host-port").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    if (container.pod().hostNetwork().is(true)) {
      return notApplicable(); // all its ports are the node's, and host-network says so
    }
    List<Part> ports = container.parts("ports");
    List<Fact<Long>> taken =
        ports.stream()
            .map(port -> port.number("hostPort"))
            .filter(port -> port.or(0L) != 0L)
            .toList();
    return taken.isEmpty()
        ? pass()
        : fail(
            taken.getFirst(),
            "%s takes port %s of its node",
            container,
            Listed.of(taken.stream().map(port -> port.or(0L)).toList()));
  }
}
