package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.FileSystem;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.value.Mapping;

/**
 * An EFS access point that shows the whole file system, or takes users as clients tell them ({@code
 * RootDirectory} and {@code PosixUser} of {@code elasticfilesystem:DescribeAccessPoints}).
 */
public final class AccessPointWithoutLimits implements Check<FileSystem> {

  @Override
  public Spec<FileSystem> spec() {
    return Spec.check("access-point-without-limits").severity(MEDIUM).judges(FileSystem.class);
  }

  @Override
  public Verdict judge(FileSystem system, Inventory inventory) {
    for (AwsPart point : system.accessPoints()) {
      String id = point.text("AccessPointId").or("an access point");
      Fact<String> root = point.text("RootDirectory", "Path").orDefault("/");
      if (root.is("/")) {
        return fail(root, "%s shows all of %s", id, system.fileSystemId());
      }
      Fact<Mapping> user = point.mapping("PosixUser");
      if (!user.isSet()) {
        return fail(user, "%s of %s sets no user", id, system.fileSystemId());
      }
    }
    return pass();
  }
}
