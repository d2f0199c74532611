package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.FileSystem;
import dev.seawall.core.aws.ResourcePolicy;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.ClusterVolumes;
import dev.seawall.core.inventory.Inventory;

/**
 * An EFS file system that every client of the network can mount: it has no policy, or one that lets
 * everyone in ({@code elasticfilesystem:DescribeFileSystemPolicy}).
 */
public final class FileSystemOpenToAnyClient implements Check<FileSystem> {

  @Override
  public Spec<FileSystem> spec() {
    return Spec.check("file-system-open-to-any-client").severity(HIGH).judges(FileSystem.class);
  }

  @Override
  public Verdict judge(FileSystem system, Inventory inventory) {
    ResourcePolicy policy = system.policy();
    String name =
        ClusterVolumes.of(inventory)
            .on(system)
            .map(volume -> system.fileSystemId() + " of " + volume)
            .orElse(system.fileSystemId());
    if (!policy.isSet()) {
      return fail(policy.document(), "%s has no policy: every client can mount it", name);
    }
    for (Opening opening : policy.openings()) {
      boolean open =
          opening.reach() == Opening.Reach.EVERYONE || opening.reach() == Opening.Reach.NETWORK;
      if (open && opening.allows("elasticfilesystem:ClientMount") && !viaAccessPoint(opening)) {
        return fail(policy.document(), "the policy of %s lets everyone mount it", name);
      }
    }
    return pass();
  }

  private static boolean viaAccessPoint(Opening opening) {
    return opening.isHeldBy("elasticfilesystem:AccessPointArn");
  }
}
