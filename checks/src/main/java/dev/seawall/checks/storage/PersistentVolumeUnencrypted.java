package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Volume;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.ClusterVolumes;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.Optional;

/** An EBS volume of a PersistentVolume that is not encrypted ({@code ec2:DescribeVolumes}). */
public final class PersistentVolumeUnencrypted implements Check<Volume> {

  @Override
  public Spec<Volume> spec() {
    return Spec.check("persistent-volume-unencrypted")
        .severity(MEDIUM)
        .judges(Volume.class)
        .reads(Types.PERSISTENT_VOLUMES);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    Optional<KubernetesObject> owner = ClusterVolumes.of(inventory).on(volume);
    if (owner.isEmpty() && !volume.isOfPersistentVolume()) {
      return notApplicable();
    }
    Fact<Boolean> encrypted = volume.encrypted();
    return encrypted.is(true)
        ? pass()
        : fail(
            encrypted,
            "%s%s is not encrypted",
            volume.name(),
            owner.map(object -> " of " + object).orElse(""));
  }
}
