package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A cluster whose IAM principals are told in the ConfigMap aws-auth alone ({@code
 * accessConfig.authenticationMode} CONFIG_MAP).
 */
public final class ConfigMapAuthentication implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("config-map-authentication").severity(HIGH).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    Fact<String> mode = cluster.authenticationMode();
    return mode.is("CONFIG_MAP")
        ? fail(mode, "who enters %s is told in the ConfigMap aws-auth alone", cluster.name())
        : pass();
  }
}
