package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Volume;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A disk of a node that is not encrypted ({@code Encrypted} of {@code ec2:DescribeVolumes}). */
public final class UnencryptedNodeVolume implements Check<Volume> {

  @Override
  public Spec<Volume> spec() {
    return Spec.check("unencrypted-node-volume").severity(MEDIUM).judges(Volume.class);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    if (volume.isOfPersistentVolume() || volume.attachedTo().isEmpty()) {
      return notApplicable();
    }
    Fact<Boolean> encrypted = volume.encrypted();
    return encrypted.is(true)
        ? pass()
        : fail(
            encrypted,
            "%s of %s is not encrypted",
            volume.name(),
            String.join(", ", volume.attachedTo()));
  }
}
