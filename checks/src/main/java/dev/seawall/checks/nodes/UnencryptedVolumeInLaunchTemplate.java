package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.IMAGES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.aws.AwsTypes.REGIONS;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.LaunchTemplate;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A launch template in use whose nodes get disks that are not encrypted ({@code
 * BlockDeviceMappings[].Ebs.Encrypted}, else the account's default, else the image).
 */
public final class UnencryptedVolumeInLaunchTemplate implements Check<LaunchTemplate> {

  @Override
  public Spec<LaunchTemplate> spec() {
    return Spec.check("unencrypted-volume-in-launch-template")
        .severity(MEDIUM)
        .judges(LaunchTemplate.class)
        .reads(NODEGROUPS, AUTO_SCALING_GROUPS, REGIONS)
        .looksUp(IMAGES);
  }

  @Override
  public Verdict judge(LaunchTemplate template, Inventory inventory) {
    Nodes nodes = Nodes.of(inventory.aws());
    if (!nodes.isUsed(template) || nodes.isCopy(template)) {
      return notApplicable();
    }
    for (AwsPart each : template.blockDevices()) {
      Fact<Boolean> encrypted = each.flag("Ebs", "Encrypted");
      if (each.mapping("Ebs").isSet()
          && !encrypted.is(true)
          && !byDefault(template, inventory)
          && (encrypted.isSet() || !imageEncrypts(template, each, nodes))) {
        return fail(
            encrypted, "launch template %s has a disk without encryption", template.called());
      }
    }
    if (template.blockDevices().stream().anyMatch(each -> each.flag("Ebs", "Encrypted").is(true))
        || byDefault(template, inventory)
        || ofImage(template, nodes)) {
      return pass();
    }
    return fail(template, "launch template %s asks for no encrypted disk", template.called());
  }

  private static boolean byDefault(LaunchTemplate template, Inventory inventory) {
    return inventory
        .aws()
        .region(template)
        .orElseThrow(() -> UnresolvedFactException.missing(template, "its account was not read"))
        .ebsEncryptionByDefault()
        .is(true);
  }

  /** Whether the image encrypts the disk that a template changes without saying. */
  private static boolean imageEncrypts(LaunchTemplate template, AwsPart disk, Nodes nodes) {
    String name = disk.text("DeviceName").or("");
    return !nodes.hasImageOfEks(template)
        && nodes.image(template).blockDevices().stream()
            .filter(each -> each.text("DeviceName").is(name))
            .anyMatch(each -> each.flag("Ebs", "Encrypted").is(true));
  }

  private static boolean ofImage(LaunchTemplate template, Nodes nodes) {
    if (nodes.hasImageOfEks(template)) {
      return false;
    }
    List<AwsPart> disks = nodes.image(template).blockDevices();
    return !disks.isEmpty()
        && disks.stream().allMatch(each -> each.flag("Ebs", "Encrypted").is(true));
  }
}
