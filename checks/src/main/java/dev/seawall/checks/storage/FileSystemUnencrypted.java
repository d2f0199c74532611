package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.FileSystem;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** An EFS file system that is not encrypted at rest ({@code Encrypted}). */
public final class FileSystemUnencrypted implements Check<FileSystem> {

  @Override
  public Spec<FileSystem> spec() {
    return Spec.check("file-system-unencrypted").severity(MEDIUM).judges(FileSystem.class);
  }

  @Override
  public Verdict judge(FileSystem system, Inventory inventory) {
    Fact<Boolean> encrypted = system.encrypted();
    return encrypted.is(true)
        ? pass()
        : fail(encrypted, "%s is not encrypted at rest", system.fileSystemId());
  }
}
