package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.FileSystem;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.aws.Subnet;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An EFS mount target whose security group opens NFS (2049) to the Internet, or that is in a public
 * subnet.
 */
public final class MountTargetExposed implements Check<FileSystem> {
  private static final long NFS = 2049;

  @Override
  public Spec<FileSystem> spec() {
    return Spec.check("mount-target-exposed")
        .severity(HIGH)
        .judges(FileSystem.class)
        .reads(AwsTypes.PREFIX_LISTS)
        .looksUp(AwsTypes.SECURITY_GROUPS, AwsTypes.SUBNETS);
  }

  @Override
  public Verdict judge(FileSystem system, Inventory inventory) {
    List<AwsPart> targets = system.mountTargets();
    for (AwsPart target : targets) {
      for (SecurityGroup group : inventory.aws().all(SecurityGroup.class)) {
        Optional<SecurityGroup.Open> open =
            groupsOf(target).contains(group.groupId())
                ? group.openToInternet(inventory.aws(), NFS, NFS)
                : Optional.empty();
        if (open.isPresent()) {
          return fail(
                  target.texts("SecurityGroups"),
                  "%s opens NFS of %s to the Internet: %s",
                  group.groupId(),
                  system.fileSystemId(),
                  open.get())
              .and(open.get().rules().getFirst(), open.get().toString());
        }
      }
    }
    for (AwsPart target : targets) {
      Fact<String> subnet = target.text("SubnetId");
      if (subnet.isSet()
          && inventory
              .aws()
              .getById(Subnet.class, subnet.or(""), system)
              .isPublic(inventory.aws())) {
        return fail(
                subnet,
                "a mount target of %s is in the public subnet %s",
                system.fileSystemId(),
                subnet.or(""))
            .as(MEDIUM);
      }
    }
    Set<String> unread = new TreeSet<>();
    targets.forEach(target -> unread.addAll(groupsOf(target)));
    inventory.aws().all(SecurityGroup.class).forEach(group -> unread.remove(group.groupId()));
    return unread.isEmpty() ? pass() : unknown(unread.iterator().next() + " was not read");
  }

  private static List<String> groupsOf(AwsPart target) {
    return target.texts("SecurityGroups").or(List.of());
  }
}
