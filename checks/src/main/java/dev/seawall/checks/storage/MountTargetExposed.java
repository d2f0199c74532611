package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

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
        .reads(AwsTypes.SECURITY_GROUPS, AwsTypes.SUBNETS);
  }

  @Override
  public Verdict judge(FileSystem system, Inventory inventory) {
    List<AwsPart> targets = system.mountTargets();
    for (AwsPart target : targets) {
      for (SecurityGroup group : groups(target, inventory)) {
        Optional<SecurityGroup.Open> open = group.openToInternet(NFS, NFS);
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
      if (inventory.aws().all(Subnet.class).stream()
          .anyMatch(each -> subnet.is(each.subnetId()) && each.isPublic())) {
        return fail(
                subnet,
                "a mount target of %s is in the public subnet %s",
                system.fileSystemId(),
                subnet.or(""))
            .as(MEDIUM);
      }
    }
    return pass();
  }

  private static List<SecurityGroup> groups(AwsPart target, Inventory inventory) {
    List<String> ids = target.texts("SecurityGroups").or(List.of());
    return inventory.aws().all(SecurityGroup.class).stream()
        .filter(group -> ids.contains(group.groupId()))
        .toList();
  }
}
