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
import java.util.ArrayList;
import java.util.List;

/**
 * A container whose probes or lifecycle hooks make the kubelet call another host than the pod
 * ({@code httpGet.host}, {@code tcpSocket.host}).
 */
public final class HostInProbe implements Check<Container> {
  private static final List<List<String>> HANDLERS =
      List.of(
          List.of("livenessProbe"),
          List.of("readinessProbe"),
          List.of("startupProbe"),
          List.of("lifecycle", "postStart"),
          List.of("lifecycle", "preStop"));

  @Override
  public Spec<Container> spec() {
    return Spec.check("host-in-probe").severity(LOW).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    for (List<String> handler : HANDLERS) {
      for (String way : List.of("httpGet", "tcpSocket")) {
        List<String> keys = new ArrayList<>(handler);
        keys.add(way);
        keys.add("host");
        Fact<String> host = container.text(keys.toArray(new String[0]));
        if (!host.or("").isEmpty()) {
          return fail(
              host,
              "%s of %s makes the kubelet call %s",
              handler.getLast(),
              container,
              host.or(""));
        }
      }
    }
    return pass();
  }
}
