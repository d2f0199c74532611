package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Nodegroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A managed node group whose port 22 EKS opens to every address, for a key is given and no source
 * ({@code remoteAccess} of {@code eks:DescribeNodegroup}).
 */
public final class NodeSshOpenToEveryone implements Check<Nodegroup> {

  @Override
  public Spec<Nodegroup> spec() {
    return Spec.check("node-ssh-open-to-everyone").severity(HIGH).judges(Nodegroup.class);
  }

  @Override
  public Verdict judge(Nodegroup nodegroup, Inventory inventory) {
    Fact<String> key = nodegroup.sshKey();
    return key.isSet() && nodegroup.sshSources().or(List.of()).isEmpty()
        ? fail(nodegroup.sshSources(), "%s opens SSH to every address", nodegroup.name())
        : pass();
  }
}
