package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A node whose metadata service still answers IMDSv1 ({@code MetadataOptions.HttpTokens} of {@code
 * ec2:DescribeInstances}).
 */
public final class Imdsv1OnNode implements Check<Instance> {

  @Override
  public Spec<Instance> spec() {
    return Spec.check("imdsv1-on-node").severity(HIGH).judges(Instance.class);
  }

  @Override
  public Verdict judge(Instance instance, Inventory inventory) {
    if (instance.isGone() || instance.isAutoMode()) {
      return notApplicable();
    }
    if (!instance.hasMetadataService()) {
      return pass();
    }
    Fact<String> tokens = instance.httpTokens();
    return tokens.is("required") ? pass() : fail(tokens, "%s answers IMDSv1", instance.name());
  }
}
