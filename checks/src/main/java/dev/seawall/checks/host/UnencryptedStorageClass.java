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

/** A StorageClass that does not ask for encrypted EBS volumes ({@code parameters.encrypted}). */
public final class UnencryptedStorageClass implements Check<KubernetesObject> {
  private static final Set<String> EBS =
      Set.of("ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com", "kubernetes.io/aws-ebs");

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("unencrypted-storage-class")
        .severity(MEDIUM)
        .judges(KubernetesObject.class)
        .reads(Types.STORAGE_CLASSES);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    boolean isClass = object.is(Types.STORAGE_CLASSES);
    if (!isClass || !EBS.contains(object.text("provisioner").or(""))) {
      return notApplicable();
    }
    Fact<String> encrypted = object.scalar("parameters", "encrypted");
    return encrypted.or("").equalsIgnoreCase("true")
        ? pass()
        : fail(encrypted, "%s does not ask for encrypted volumes", object);
  }
}
