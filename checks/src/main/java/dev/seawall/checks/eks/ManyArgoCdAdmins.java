package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.Capability;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;

/**
 * An Argo CD capability with many administrators ({@code configuration.argoCd.rbacRoleMappings} of
 * {@code eks:DescribeCapability}).
 */
public final class ManyArgoCdAdmins implements Check<Capability> {
  private static final int FEW = 5;

  @Override
  public Spec<Capability> spec() {
    return Spec.check("many-argo-cd-admins").severity(MEDIUM).judges(Capability.class);
  }

  @Override
  public Verdict judge(Capability capability, Inventory inventory) {
    if (!capability.isArgoCd()) {
      return notApplicable();
    }
    List<AwsPart> admins = new ArrayList<>();
    for (AwsPart mapping : capability.roleMappings()) {
      if (mapping.text("role").is("ADMIN")) {
        admins.addAll(mapping.listed("identities"));
      }
    }
    return admins.size() > FEW
        ? fail(
            capability
                .field("DescribeCapability", "configuration", "argoCd", "rbacRoleMappings")
                .map(all -> admins.size() + " identities"),
            "%s identities administer Argo CD of %s",
            admins.size(),
            capability.name())
        : pass();
  }
}
