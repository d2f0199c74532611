package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NodePath;
import dev.seawall.core.kubernetes.Volume;

/**
 * A volume that is a path of the node, when nothing worse is to be said of it ({@code hostPath}).
 */
public final class HostPathVolume implements Check<Volume> {

  @Override
  public Spec<Volume> spec() {
    return Spec.check("host-path-volume").severity(MEDIUM).judges(Volume.class);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    return NodePath.of(volume)
        .filter(found -> found.kind() == NodePath.Kind.OTHER)
        .<Verdict>map(
            found -> fail(volume.hostPath(), "%s is %s of the node", volume, found.path()))
        .orElse(pass());
  }
}
