package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.Addon;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.PodIdentityAssociation;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An EKS add-on that needs AWS permissions and has no role of its own ({@code
 * serviceAccountRoleArn} and {@code podIdentityAssociations} of {@code eks:DescribeAddon}, {@code
 * requiresIamPermissions} of {@code eks:DescribeAddonVersions}).
 */
public final class AddonUsesNodeRole implements Check<Addon> {
  private static final Map<String, String> SERVICE_ACCOUNTS =
      Map.of(
          "vpc-cni",
          "kube-system/aws-node",
          "aws-ebs-csi-driver",
          "kube-system/ebs-csi-controller-sa",
          "aws-efs-csi-driver",
          "kube-system/efs-csi-controller-sa",
          "aws-mountpoint-s3-csi-driver",
          "kube-system/s3-csi-driver-sa",
          "amazon-cloudwatch-observability",
          "amazon-cloudwatch/cloudwatch-agent");

  @Override
  public Spec<Addon> spec() {
    return Spec.check("addon-uses-node-role")
        .severity(MEDIUM)
        .judges(Addon.class)
        .reads(AwsTypes.POD_IDENTITY_ASSOCIATIONS);
  }

  @Override
  public Verdict judge(Addon addon, Inventory inventory) {
    Optional<AwsPart> version = addon.currentVersion();
    if (version.isEmpty()) {
      return unknown(
          "version " + addon.version().or("") + " of " + addon.name() + " is not listed");
    }
    if (version.get().flag("requiresIamPermissions").orDefault(false).is(false)) {
      return notApplicable();
    }
    boolean own =
        addon.serviceAccountRole().isSet()
            || !addon.podIdentityAssociations().or(List.of()).isEmpty()
            || inventory.aws().all(PodIdentityAssociation.class).stream()
                .anyMatch(each -> isOf(each, addon));
    return own
        ? pass()
        : fail(
            addon.serviceAccountRole(), "add-on %s works with the role of the node", addon.name());
  }

  /** An association that somebody made by hand for the add-on's service account. */
  private static boolean isOf(PodIdentityAssociation association, Addon addon) {
    String account = SERVICE_ACCOUNTS.get(addon.addonName().or(""));
    return account != null
        && association.region().equals(addon.region())
        && association.account().equals(addon.account())
        && association.clusterName().is(addon.clusterName())
        && association.qualifiedServiceAccount().equals(account);
  }
}
