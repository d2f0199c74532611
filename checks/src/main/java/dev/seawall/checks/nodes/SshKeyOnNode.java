package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A node that a key pair logs in to ({@code KeyName} of {@code ec2:DescribeInstances}). */
public final class SshKeyOnNode implements Check<Instance> {

  @Override
  public Spec<Instance> spec() {
    return Spec.check("ssh-key-on-node").severity(LOW).judges(Instance.class);
  }

  @Override
  public Verdict judge(Instance instance, Inventory inventory) {
    if (instance.isGone() || instance.isAutoMode()) {
      return notApplicable();
    }
    Fact<String> key = instance.keyName();
    return key.isSet()
        ? fail(key, "%s lets in the key pair %s", instance.name(), key.or(""))
        : pass();
  }
}
