package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NodePath;
import dev.seawall.core.kubernetes.Volume;
import java.util.Optional;
import java.util.Set;

/**
 * A path of the node whose files are keys to the node, or that it runs from and a container may
 * write to ({@code hostPath}).
 */
public final class SensitiveHostPath implements Check<Volume> {
  private static final Set<String> WHOLE = Set.of("/", "/var");

  @Override
  public Spec<Volume> spec() {
    return Spec.check("sensitive-host-path").severity(HIGH).judges(Volume.class);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    Optional<NodePath> found =
        NodePath.of(volume).filter(each -> each.kind() == NodePath.Kind.SENSITIVE);
    if (found.isEmpty()) {
      return pass();
    }
    String path = found.get().path();
    boolean writable = NodePath.isWritable(volume);
    Verdict.Fail fail =
        fail(
            volume.hostPath(),
            writable ? "%s lets %s of the node be written" : "%s shows %s of the node",
            volume,
            path);
    return WHOLE.contains(path) && (writable || isMountedByRoot(volume)) ? fail.as(CRITICAL) : fail;
  }

  private static boolean isMountedByRoot(Volume volume) {
    return volume.mounts().stream().anyMatch(mount -> mount.container().mayRunAsRoot());
  }
}
