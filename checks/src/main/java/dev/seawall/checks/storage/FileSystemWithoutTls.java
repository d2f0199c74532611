package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.FileSystem;
import dev.seawall.core.aws.ResourcePolicy;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** An EFS file system whose policy lets clients mount it without TLS. */
public final class FileSystemWithoutTls implements Check<FileSystem> {

  @Override
  public Spec<FileSystem> spec() {
    return Spec.check("file-system-without-tls").severity(HIGH).judges(FileSystem.class);
  }

  @Override
  public Verdict judge(FileSystem system, Inventory inventory) {
    ResourcePolicy policy = system.policy();
    if (!policy.isSet()) {
      return notApplicable();
    }
    return policy.allowsPlainText("elasticfilesystem:ClientMount")
        ? fail(policy.document(), "%s can be mounted without TLS", system.fileSystemId())
        : pass();
  }
}
