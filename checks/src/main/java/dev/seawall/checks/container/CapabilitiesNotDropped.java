package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A container that keeps default capabilities because it drops neither ALL nor each ({@code
 * securityContext.capabilities.drop}).
 */
public final class CapabilitiesNotDropped implements Check<Container> {
  /** What containerd gives to a container that runs as root. */
  private static final Set<String> DEFAULT =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "NET_RAW",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  @Override
  public Spec<Container> spec() {
    return Spec.check("capabilities-not-dropped").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    if (container.pod().isWindows() || container.privileged().is(true)) {
      return notApplicable();
    }
    Fact<List<String>> dropped = container.droppedCapabilities();
    List<String> names = dropped.or(List.of());
    Set<String> upper =
        names.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    if (upper.contains("ALL") || upper.containsAll(DEFAULT)) {
      return pass();
    }
    return names.isEmpty()
        ? fail(dropped, "%s keeps every default capability", container)
        : fail(
            dropped,
            "%s drops %s and keeps the other default capabilities",
            container,
            Listed.of(names));
  }
}
