package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One listener of a Gateway ({@code gateway.networking.k8s.io/v1 Listener}), and the HTTPRoutes
 * that are attached to it.
 */
public final class GatewayListener extends Asset {
  private final KubernetesObject gateway;

  private GatewayListener(KubernetesObject gateway, Path path, Mapping content) {
    super(gateway.document(), path, content);
    this.gateway = gateway;
  }

  static List<GatewayListener> of(KubernetesObject gateway) {
    return gateway.parts(
        (path, content) -> new GatewayListener(gateway, path, content), "spec", "listeners");
  }

  @Override
  public ResourceId resource() {
    return gateway.resource();
  }

  public String name() {
    return text("name").or("(no name)");
  }

  public Fact<String> protocol() {
    return text("protocol");
  }

  /** All listeners of its Gateway, itself among them. */
  public List<GatewayListener> listeners() {
    return of(gateway);
  }

  /** The HTTPRoutes that name it, or its Gateway as a whole, and that it takes. */
  public List<KubernetesObject> routes(Cluster cluster) {
    List<KubernetesObject> routes = new ArrayList<>();
    String key = gateway.namespace() + "/" + gateway.name();
    for (Attached each :
        cluster.index(Routes.class, Routes::of).byGateway().getOrDefault(key, List.of())) {
      if (names(each.reference()) && takes(each.route())) {
        routes.add(each.route());
      }
    }
    return routes;
  }

  private boolean names(Part reference) {
    Fact<String> section = reference.text("sectionName");
    Fact<Long> port = reference.number("port");
    return (!section.isSet() || section.is(name()))
        && (!port.isSet() || port.value().equals(number("port").value()));
  }

  /** Routes of the Gateway's own namespace unless it says otherwise, and of hosts that it has. */
  private boolean takes(KubernetesObject route) {
    boolean sameNamespace = route.namespace().equals(gateway.namespace());
    if (text("allowedRoutes", "namespaces", "from").or("Same").equals("Same") && !sameNamespace) {
      return false;
    }
    String own = text("hostname").or("");
    List<String> hosts = route.texts("spec", "hostnames").or(List.of());
    return own.isEmpty()
        || hosts.isEmpty()
        || hosts.stream().anyMatch(host -> covers(own, host) || covers(host, own));
  }

  private static boolean covers(String pattern, String host) {
    return pattern.equals(host)
        || (pattern.startsWith("*.") && host.endsWith(pattern.substring(1)));
  }

  /** An HTTPRoute and the one of its parents that is a Gateway. */
  private record Attached(KubernetesObject route, Part reference) {}

  /** The HTTPRoutes by the namespace/name of the Gateways that they name. */
  private record Routes(Map<String, List<Attached>> byGateway) {
    static Routes of(Cluster cluster) {
      Map<String, List<Attached>> byGateway = new HashMap<>();
      for (KubernetesObject route : cluster.objects(Types.HTTP_ROUTES)) {
        try {
          for (Part parent : route.parts("spec", "parentRefs")) {
            if (parent.text("kind").or("Gateway").equals("Gateway")) {
              String namespace = parent.text("namespace").or(route.namespace());
              byGateway
                  .computeIfAbsent(
                      namespace + "/" + parent.text("name").or(""), key -> new ArrayList<>())
                  .add(new Attached(route, parent));
            }
          }
        } catch (UnresolvedFactException notReadable) {
          // the API server's schema would refuse it
          continue;
        }
      }
      return new Routes(Map.copyOf(byGateway));
    }
  }

  @Override
  public String toString() {
    return "listener " + shown("name");
  }
}
