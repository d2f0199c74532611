package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.MEDIUM;
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
 * A cluster that still reads the ConfigMap aws-auth beside its access entries ({@code
 * accessConfig.authenticationMode} API_AND_CONFIG_MAP).
 */
public final class ConfigMapAuthenticationKept implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("config-map-authentication-kept").severity(MEDIUM).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    Fact<String> mode = cluster.authenticationMode();
    return mode.is("API_AND_CONFIG_MAP")
        ? fail(
            mode, "%s still reads the ConfigMap aws-auth beside its access entries", cluster.name())
        : pass();
  }
}
