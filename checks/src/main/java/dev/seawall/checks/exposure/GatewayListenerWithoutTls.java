package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.GatewayListener;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.List;

/**
 * A listener of a Gateway that serves plain HTTP and does not send clients to HTTPS ({@code
 * spec.listeners[].protocol}, the rules of its HTTPRoutes).
 */
public final class GatewayListenerWithoutTls implements Check<GatewayListener> {
  private static final String PROOF_FOR_A_CERTIFICATE = "/.well-known/acme-challenge";

  @Override
  public Spec<GatewayListener> spec() {
    return Spec.check("gateway-listener-without-tls")
        .severity(MEDIUM)
        .judges(GatewayListener.class)
        .reads(Types.HTTP_ROUTES);
  }

  @Override
  public Verdict judge(GatewayListener listener, Inventory inventory) {
    if (!listener.protocol().is("HTTP")) {
      return notApplicable();
    }
    List<KubernetesObject> routes = listener.routes(inventory.cluster());
    for (KubernetesObject route : routes) {
      List<Part> rules = route.parts("spec", "rules");
      if (rules.stream().anyMatch(GatewayListenerWithoutTls::serves)) {
        return fail(listener.protocol(), "%s serves %s without TLS", listener, route)
            .and(route.field("spec", "parentRefs"));
      }
    }
    if (!routes.isEmpty() || inventory.cluster().isWhole()) {
      return pass();
    }
    boolean encrypts = listener.listeners().stream().anyMatch(each -> !each.protocol().is("HTTP"));
    return encrypts
        ? notApplicable()
        : fail(listener.protocol(), "%s is for plain HTTP, as is all of its Gateway", listener);
  }

  private static boolean serves(Part rule) {
    boolean redirects =
        rule.parts("filters").stream().anyMatch(each -> each.text("type").is("RequestRedirect"));
    return !redirects && !rule.parts("backendRefs").isEmpty() && !provesACertificate(rule);
  }

  private static boolean provesACertificate(Part rule) {
    List<Part> matches = rule.parts("matches");
    return !matches.isEmpty()
        && matches.stream()
            .allMatch(
                each -> each.text("path", "value").or("").startsWith(PROOF_FOR_A_CERTIFICATE));
  }
}
