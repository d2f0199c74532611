package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.Ingress;
import dev.seawall.core.kubernetes.Types;
import java.util.regex.Pattern;

/**
 * An Application Load Balancer that still speaks TLS 1.0 or 1.1 ({@code
 * alb.ingress.kubernetes.io/ssl-policy}).
 */
public final class AlbOutdatedTlsPolicy implements Check<Ingress> {
  private static final Pattern OUTDATED =
      Pattern.compile(
          "ELBSecurityPolicy-(2015-05|2016-08|TLS-1-0-2015-04|TLS-1-1-2017-01|FS-2018-06"
              + "|FS-1-1-2019-08|TLS13-1-[01]-2021-06)");

  @Override
  public Spec<Ingress> spec() {
    return Spec.check("alb-outdated-tls-policy")
        .severity(MEDIUM)
        .judges(Ingress.class)
        .reads(Types.INGRESS_CLASSES);
  }

  @Override
  public Verdict judge(Ingress ingress, Inventory inventory) {
    Cluster cluster = inventory.cluster();
    boolean encrypted =
        ingress.alb("certificate-arn").isSet()
            || ingress.alb("listen-ports").or("").contains("HTTPS");
    if (!ingress.isAlb(cluster) || ingress.hasClassParameters(cluster) || !encrypted) {
      return notApplicable();
    }
    Fact<String> policy = ingress.alb("ssl-policy").orDefault("ELBSecurityPolicy-2016-08");
    if (!OUTDATED.matcher(policy.or("")).matches()) {
      return pass();
    }
    Verdict.Fail fail = fail(policy, "%s still speaks TLS 1.0 or 1.1", ingress);
    return policy.isSet() ? fail : fail.as(LOW);
  }
}
