package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.Ingress;
import dev.seawall.core.kubernetes.Types;

/**
 * A public Application Load Balancer that names no web access control list ({@code
 * alb.ingress.kubernetes.io/wafv2-acl-arn}).
 */
public final class AlbWithoutWaf implements Check<Ingress> {
  @Override
  public Spec<Ingress> spec() {
    return Spec.check("alb-without-waf")
        .severity(LOW)
        .judges(Ingress.class)
        .reads(Types.INGRESS_CLASSES);
  }

  @Override
  public Verdict judge(Ingress ingress, Inventory inventory) {
    Cluster cluster = inventory.cluster();
    if (!ingress.isAlb(cluster)
        || ingress.hasClassParameters(cluster)
        || !ingress.alb("scheme").is("internet-facing")) {
      return notApplicable();
    }
    boolean guarded =
        ingress.alb("wafv2-acl-arn").isSet()
            || ingress.alb("wafv2-acl-name").isSet()
            || ingress.alb("waf-acl-id").isSet();
    return guarded
        ? pass()
        : fail(
            ingress.alb("wafv2-acl-arn"), "the public load balancer of %s names no WAF", ingress);
  }
}
