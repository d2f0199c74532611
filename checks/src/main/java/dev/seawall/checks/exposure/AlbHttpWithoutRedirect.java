package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Ingress;
import dev.seawall.core.kubernetes.Types;
import java.util.regex.Pattern;

/**
 * An Application Load Balancer that answers plain HTTP beside HTTPS ({@code
 * alb.ingress.kubernetes.io/listen-ports}, {@code ssl-redirect}).
 */
public final class AlbHttpWithoutRedirect implements Check<Ingress> {
  private static final Pattern HTTP = Pattern.compile("\"HTTP\"");

  @Override
  public Spec<Ingress> spec() {
    return Spec.check("alb-http-without-redirect")
        .severity(MEDIUM)
        .judges(Ingress.class)
        .reads(Types.INGRESS_CLASSES);
  }

  @Override
  public Verdict judge(Ingress ingress, Inventory inventory) {
    Fact<String> ports = ingress.alb("listen-ports");
    if (!ingress.isAlb(inventory.cluster()) || !ports.or("").contains("\"HTTPS\"")) {
      return notApplicable();
    }
    boolean redirects =
        ingress.alb("ssl-redirect").isSet() || ingress.alb("actions.ssl-redirect").isSet();
    return HTTP.matcher(ports.or("")).find() && !redirects
        ? fail(ports, "%s answers HTTP without sending clients to HTTPS", ingress)
        : pass();
  }
}
