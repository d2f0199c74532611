package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.eks.ClusterAdmins;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.MappedPrincipal;
import java.util.List;

/**
 * An IAM principal that the ConfigMap aws-auth puts into system:masters, whose members may do
 * everything without any binding.
 */
public final class AwsAuthMapsMasters implements Check<MappedPrincipal> {
  @Override
  public Spec<MappedPrincipal> spec() {
    return Spec.check("aws-auth-maps-masters").severity(HIGH).judges(MappedPrincipal.class);
  }

  @Override
  public Verdict judge(MappedPrincipal mapped, Inventory inventory) {
    if (!ClusterAdmins.readsAwsAuth(inventory)) {
      return pass();
    }
    return mapped.groups().or(List.of()).contains("system:masters")
        ? fail(mapped.groups(), "aws-auth puts %s into system:masters", mapped)
        : pass();
  }
}
