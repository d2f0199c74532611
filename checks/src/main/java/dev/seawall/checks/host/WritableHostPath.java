package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NodePath;
import dev.seawall.core.kubernetes.Volume;

/**
 * A path of the node that a container may write to ({@code hostPath}, mounted without {@code
 * readOnly}).
 */
public final class WritableHostPath implements Check<Volume> {

  @Override
  public Spec<Volume> spec() {
    return Spec.check("writable-host-path").severity(HIGH).judges(Volume.class);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    return NodePath.of(volume)
        .filter(found -> found.kind() == NodePath.Kind.WRITABLE)
        .<Verdict>map(
            found ->
                fail(volume.hostPath(), "%s lets %s of the node be written", volume, found.path()))
        .orElse(pass());
  }
}
