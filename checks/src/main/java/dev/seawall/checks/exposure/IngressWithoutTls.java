package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.Ingress;
import dev.seawall.core.kubernetes.Types;
import java.util.List;

/**
 * An Ingress that serves a host without TLS ({@code spec.tls}, or the certificate and listeners of
 * an Application Load Balancer).
 */
public final class IngressWithoutTls implements Check<Ingress> {
  @Override
  public Spec<Ingress> spec() {
    return Spec.check("ingress-without-tls")
        .severity(MEDIUM)
        .judges(Ingress.class)
        .reads(Types.INGRESS_CLASSES);
  }

  @Override
  public Verdict judge(Ingress ingress, Inventory inventory) {
    Cluster cluster = inventory.cluster();
    if (ingress.isAlb(cluster)) {
      return alb(ingress, cluster);
    }
    if (ingress.annotation("traefik.ingress.kubernetes.io/router.tls").is("true")) {
      return pass();
    }
    List<Part> tls = ingress.tls();
    if (tls.isEmpty()) {
      return fail(ingress.field("spec", "tls"), "%s has no TLS", ingress);
    }
    for (Part rule : ingress.rules()) {
      Fact<String> host = rule.text("host");
      if (host.isSet() && tls.stream().noneMatch(each -> covers(each, host.or("")))) {
        return fail(host, "%s serves %s without TLS", ingress, host.or(""));
      }
    }
    return pass();
  }

  /** An entry without hosts is for all of them. */
  private static boolean covers(Part entry, String host) {
    List<String> hosts = entry.texts("hosts").or(List.of());
    return hosts.isEmpty()
        || hosts.contains(host)
        || hosts.contains("*" + host.substring(Math.max(0, host.indexOf('.'))));
  }

  private static Verdict alb(Ingress ingress, Cluster cluster) {
    if (ingress.hasClassParameters(cluster) || ingress.alb("group.name").isSet()) {
      return notApplicable();
    }
    boolean encrypted =
        ingress.alb("certificate-arn").isSet()
            || ingress.alb("listen-ports").or("").contains("HTTPS");
    return encrypted
        ? pass()
        : fail(ingress.alb("listen-ports"), "%s listens for HTTP only", ingress);
  }
}
