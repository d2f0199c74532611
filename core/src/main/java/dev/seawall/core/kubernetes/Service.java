package dev.seawall.core.kubernetes;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Service, with the answers that depend on which controller makes its load balancer. */
public final class Service extends KubernetesObject {
  private static final String PREFIX = "service.beta.kubernetes.io/";
  private static final String SCHEME = PREFIX + "aws-load-balancer-scheme";
  private static final String INTERNAL = PREFIX + "aws-load-balancer-internal";
  private static final Set<String> CONTROLLER_CLASSES =
      Set.of("service.k8s.aws/nlb", "eks.amazonaws.com/nlb");
  private static final Set<String> CONTROLLER_TYPES = Set.of("external", "nlb-ip");

  Service(Document document) {
    super(document);
  }

  /** Defaults to ClusterIP. */
  public Fact<String> serviceType() {
    return text("spec", "type").orDefault("ClusterIP");
  }

  public boolean isLoadBalancer() {
    return serviceType().is("LoadBalancer");
  }

  /** An annotation of those that AWS's controllers read, by its name without the prefix. */
  public Fact<String> loadBalancerAnnotation(String name) {
    return annotation(PREFIX + name);
  }

  /** Who makes the load balancer of this Service. */
  public enum LoadBalancerMaker {
    /** The cloud provider's own controller: reachable from the Internet unless told otherwise. */
    CLOUD_PROVIDER,
    /** The AWS Load Balancer Controller or EKS Auto Mode: internal unless told otherwise. */
    AWS_CONTROLLER,
    /** A controller of which nothing is known. */
    OTHER
  }

  /** By {@code loadBalancerClass} first, as the controllers themselves decide. */
  public LoadBalancerMaker loadBalancerMaker() {
    Fact<String> named = text("spec", "loadBalancerClass");
    if (named.isSet()) {
      return CONTROLLER_CLASSES.contains(named.or(""))
          ? LoadBalancerMaker.AWS_CONTROLLER
          : LoadBalancerMaker.OTHER;
    }
    return CONTROLLER_TYPES.contains(loadBalancerAnnotation("aws-load-balancer-type").or(""))
        ? LoadBalancerMaker.AWS_CONTROLLER
        : LoadBalancerMaker.CLOUD_PROVIDER;
  }

  /**
   * The field that makes the load balancer reachable from the Internet, if it is. A file that names
   * a scheme is meant for the AWS Load Balancer Controller, which sets the class when the Service
   * is created; on a live object without the class the cloud provider ignores the scheme.
   */
  public Optional<Fact<?>> internetFacing(boolean live) {
    if (!isLoadBalancer()) {
      return Optional.empty();
    }
    Fact<String> scheme = annotation(SCHEME);
    Fact<String> internal = annotation(INTERNAL);
    LoadBalancerMaker maker = loadBalancerMaker();
    if (maker == LoadBalancerMaker.OTHER) {
      return Optional.empty();
    }
    boolean controller = maker == LoadBalancerMaker.AWS_CONTROLLER || (!live && scheme.isSet());
    if (controller && scheme.isSet()) {
      return scheme.is("internet-facing") ? Optional.of(scheme) : Optional.empty();
    }
    if (controller) {
      return internal.is("false") ? Optional.of(internal) : Optional.empty();
    }
    boolean isInternal = internal.isSet() && !internal.is("false") && !internal.is("");
    return isInternal ? Optional.empty() : Optional.of(internal);
  }

  /** Who may connect to the load balancer; everyone when nothing is written. */
  public Fact<List<String>> loadBalancerSourceRanges() {
    Fact<List<String>> field = texts("spec", "loadBalancerSourceRanges");
    if (field.isSet() && !field.or(List.of()).isEmpty()) {
      return field;
    }
    Fact<String> annotation = loadBalancerAnnotation("load-balancer-source-ranges");
    return annotation.isSet()
        ? annotation.map(text -> List.of(text.strip().split("\\s*,\\s*", -1)))
        : field.orDefault(List.of("0.0.0.0/0"));
  }

  /** Whether the source ranges leave it open to the Internet; empty if one cannot be read. */
  public Optional<Boolean> isOpenToInternet() {
    List<Block> blocks = new ArrayList<>();
    for (String range : loadBalancerSourceRanges().or(List.of())) {
      Optional<Block> block = Block.parse(range.strip());
      if (block.isEmpty()) {
        return Optional.empty();
      }
      blocks.add(block.get());
    }
    return Optional.of(new AddressSet(blocks, List.of()).isOpenToInternet());
  }

  public Map<String, String> selector() {
    return textMap("spec", "selector").or(Map.of());
  }

  /** The pods of the snapshot that it sends traffic to. */
  public List<PodTemplate> pods(Cluster cluster) {
    Map<String, String> selector = selector();
    return selector.isEmpty() ? List.of() : cluster.network().podsWith(namespace(), selector);
  }

  /** Whether one of its ports leads to one of these of a container; all do where none is named. */
  public boolean leadsTo(Container container, Set<Long> wanted) {
    return wanted.isEmpty()
        || ports().stream()
            .anyMatch(each -> target(each, container).filter(wanted::contains).isPresent());
  }

  /** The number of the container's port that a port leads to: its own unless it says another. */
  private static Optional<Long> target(Part port, Container container) {
    Value target = port.field("targetPort").value().orElse(Null.NULL);
    if (target instanceof Text name) {
      return container.parts("ports").stream()
          .filter(each -> each.text("name").is(name.text()))
          .findFirst()
          .flatMap(each -> each.number("containerPort").value());
    }
    return target instanceof Whole number
        ? Optional.of(number.number())
        : port.number("port").value();
  }

  public List<Part> ports() {
    return parts("spec", "ports");
  }
}
