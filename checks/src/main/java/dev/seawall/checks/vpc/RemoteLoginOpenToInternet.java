package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/** A security group that opens SSH (22) or RDP (3389) to the Internet. */
public final class RemoteLoginOpenToInternet implements Check<SecurityGroup> {
  private static final List<Long> PORTS = List.of(22L, 3389L);

  @Override
  public Spec<SecurityGroup> spec() {
    return Spec.check("remote-login-open-to-internet")
        .severity(HIGH)
        .judges(SecurityGroup.class)
        .reads(AwsTypes.PREFIX_LISTS);
  }

  @Override
  public Verdict judge(SecurityGroup group, Inventory inventory) {
    for (long port : PORTS) {
      Optional<SecurityGroup.Open> open = group.openToInternet(inventory.aws(), port, port);
      if (open.isPresent()) {
        return fail(
            open.get().rules().getFirst(),
            "%s opens port %s to the Internet: %s",
            group.groupId(),
            port,
            open.get());
      }
    }
    return pass();
  }
}
