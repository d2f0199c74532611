package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A PersistentVolume on EFS that nodes mount without TLS: {@code encryptInTransit} of the EFS CSI
 * driver turned off, or plain NFS ({@code spec.nfs}).
 */
public final class EfsVolumeWithoutTls implements Check<KubernetesObject> {
  private static final String DRIVER = "efs.csi.aws.com";

  /** How Go spells no ({@code strconv.ParseBool}), which the driver reads the attribute with. */
  private static final Set<String> NO = Set.of("0", "f", "F", "false", "False", "FALSE");

  /** {@code fs-1.efs.eu-west-1.amazonaws.com}, with a zone before it or without. */
  private static final Pattern EFS =
      Pattern.compile("([a-z0-9-]+\\.)?fs-[0-9a-f]+\\.efs\\..+", Pattern.CASE_INSENSITIVE);

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("efs-volume-without-tls")
        .severity(MEDIUM)
        .judges(KubernetesObject.class)
        .reads(Types.PERSISTENT_VOLUMES);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    if (!object.is(Types.PERSISTENT_VOLUMES)) {
      return notApplicable();
    }
    Fact<String> server = object.text("spec", "nfs", "server");
    if (EFS.matcher(server.or("")).matches()) {
      return fail(server, "%s mounts EFS as plain NFS: %s", object, server.or(""));
    }
    if (!object.text("spec", "csi", "driver").is(DRIVER)) {
      return notApplicable();
    }
    Fact<String> encrypted = object.scalar("spec", "csi", "volumeAttributes", "encryptInTransit");
    return NO.contains(encrypted.or(""))
        ? fail(encrypted, "%s turns off TLS between nodes and EFS", object)
        : pass();
  }
}
