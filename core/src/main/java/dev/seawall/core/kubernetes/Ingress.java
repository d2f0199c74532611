package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.snapshot.Document;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An Ingress, with the answers that depend on the controller that serves it. */
public final class Ingress extends KubernetesObject {
  private static final String ALB = "alb.ingress.kubernetes.io/";
  private static final String NGINX = "nginx.ingress.kubernetes.io/";
  private static final Set<String> ALB_CONTROLLERS =
      Set.of("ingress.k8s.aws/alb", "eks.amazonaws.com/alb");

  Ingress(Document document) {
    super(document);
  }

  /** The name of its class, from the field or the older annotation. */
  public Fact<String> className() {
    return text("spec", "ingressClassName").orElse(annotation("kubernetes.io/ingress.class"));
  }

  private Optional<KubernetesObject> ingressClass(Cluster cluster) {
    return className().value().flatMap(name -> cluster.object(Types.INGRESS_CLASSES, "", name));
  }

  /** Whether AWS makes an Application Load Balancer for it, as far as its class tells. */
  public boolean isAlb(Cluster cluster) {
    return ingressClass(cluster)
        .map(found -> ALB_CONTROLLERS.contains(found.text("spec", "controller").or("")))
        .orElseGet(() -> className().is("alb"));
  }

  /** Whether its class has parameters, which may override its annotations. */
  public boolean hasClassParameters(Cluster cluster) {
    return ingressClass(cluster)
        .map(found -> found.field("spec", "parameters").isSet())
        .orElse(false);
  }

  /** An annotation of the AWS Load Balancer Controller, by its name without the prefix. */
  public Fact<String> alb(String name) {
    return annotation(ALB + name);
  }

  /** An annotation of ingress-nginx, by its name without the prefix. */
  public Fact<String> nginx(String name) {
    return annotation(NGINX + name);
  }

  /** The names of the ingress-nginx annotations it has, without the prefix. */
  public Set<String> nginxAnnotations() {
    Set<String> names = new TreeSet<>();
    for (String key : annotations().keySet()) {
      if (key.startsWith(NGINX)) {
        names.add(key.substring(NGINX.length()));
      }
    }
    return names;
  }

  public List<Part> rules() {
    return parts("spec", "rules");
  }

  public List<Part> tls() {
    return parts("spec", "tls");
  }

  /**
   * The Services that some Ingress, or some HTTPRoute of a Gateway, sends requests to, as
   * namespace/name.
   */
  public record Backends(Set<String> services) {
    public Backends {
      services = Set.copyOf(services);
    }

    static Backends of(Cluster cluster) {
      Set<String> services = new TreeSet<>();
      for (Ingress ingress : cluster.all(Ingress.class)) {
        try {
          ingress.services().forEach(name -> services.add(ingress.namespace() + "/" + name));
        } catch (UnresolvedFactException notReadable) {
          // its own checks tell
          continue;
        }
      }
      for (KubernetesObject route : cluster.objects(Types.HTTP_ROUTES)) {
        try {
          services.addAll(routed(route));
        } catch (UnresolvedFactException notReadable) {
          // the API server's schema would refuse it
          continue;
        }
      }
      return new Backends(services);
    }

    /** Routes whose parent is a Service are those of a mesh and open nothing to the outside. */
    private static Set<String> routed(KubernetesObject route) {
      boolean ofGateway =
          route.parts("spec", "parentRefs").stream()
              .anyMatch(parent -> parent.text("kind").or("Gateway").equals("Gateway"));
      if (!ofGateway) {
        return Set.of();
      }
      Set<String> services = new TreeSet<>();
      for (Part rule : route.parts("spec", "rules")) {
        for (Part backend : rule.parts("backendRefs")) {
          if (backend.text("kind").or("Service").equals("Service")) {
            String namespace = backend.text("namespace").or(route.namespace());
            services.add(namespace + "/" + backend.text("name").or(""));
          }
        }
      }
      return services;
    }

    public boolean contains(Service service) {
      return services.contains(service.namespace() + "/" + service.name());
    }
  }

  /** The Services of its namespace that it sends requests to. */
  public Set<String> services() {
    Set<String> names = new TreeSet<>();
    text("spec", "defaultBackend", "service", "name").value().ifPresent(names::add);
    for (Part rule : rules()) {
      rule.parts(
          (path, content) -> {
            Part route = new Part(rule, path, content);
            route
                .text("backend", "service", "name")
                .orElse(route.text("backend", "serviceName"))
                .value()
                .ifPresent(names::add);
            return route;
          },
          "http",
          "paths");
    }
    return names;
  }
}
