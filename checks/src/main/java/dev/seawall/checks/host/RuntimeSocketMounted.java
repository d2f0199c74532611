package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NodePath;
import dev.seawall.core.kubernetes.Volume;

/** A path of the node that is or holds the socket of its container runtime ({@code hostPath}). */
public final class RuntimeSocketMounted implements Check<Volume> {

  @Override
  public Spec<Volume> spec() {
    return Spec.check("runtime-socket-mounted").severity(CRITICAL).judges(Volume.class);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    return NodePath.of(volume)
        .filter(found -> found.kind() == NodePath.Kind.RUNTIME_SOCKET)
        .<Verdict>map(
            found ->
                fail(
                    volume.hostPath(),
                    "%s reaches the node's container runtime at %s",
                    volume,
                    found.path()))
        .orElse(pass());
  }
}
