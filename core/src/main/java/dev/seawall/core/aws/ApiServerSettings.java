package dev.seawall.core.aws;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a customer may set of the API server of a cluster ({@code kubeApiServerConfig} of {@code
 * eks:DescribeCluster}), beside what its version of Kubernetes has unless somebody sets it ({@code
 * controlPlaneComponentConfig} of {@code eks:DescribeClusterVersions}; the EKS user guide,
 * "Advanced Kubernetes control plane configuration", where that was not read).
 */
public final class ApiServerSettings {
  private static final String SETTINGS = "kubeApiServerConfig";
  private static final String EVENTS = "eventTtl";
  private static final String NODE_PORTS = "serviceNodePortRange";
  private static final Duration AN_HOUR = Duration.ofMinutes(60);
  private static final Ports USUAL_PORTS = new Ports(30_000, 32_767);

  /** A duration as Go writes it, of whole numbers: {@code 60m}, {@code 1h0m0s}. */
  private static final Pattern DURATION = Pattern.compile("(?:\\d{1,9}(?:h|m|s|ms))+");

  private static final Pattern STEP = Pattern.compile("(\\d+)(h|ms|m|s)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "h", Duration.ofHours(1),
          "m", Duration.ofMinutes(1),
          "s", Duration.ofSeconds(1),
          "ms", Duration.ofMillis(1));

  private final EksCluster cluster;
  private final Optional<AwsPart> version;

  /** Ports from the first to the last. */
  public record Ports(long first, long last) {
    @Override
    public String toString() {
      return first + "-" + last;
    }
  }

  private ApiServerSettings(EksCluster cluster, Optional<AwsPart> version) {
    this.cluster = cluster;
    this.version = version;
  }

  public static ApiServerSettings of(EksCluster cluster, Aws aws) {
    Optional<AwsPart> version =
        aws.region(cluster).filter(AwsRegion::saysVersions).stream()
            .flatMap(region -> region.clusterVersions().stream())
            .filter(each -> cluster.version().is(each.text("clusterVersion").or("")))
            .filter(each -> each.text("clusterType").orDefault("eks").is("eks"))
            .findFirst();
    return new ApiServerSettings(cluster, version);
  }

  /** How long the API server keeps an event, as it is written; the default when nobody set it. */
  public Fact<String> eventTtl() {
    return cluster.text(EksCluster.DESCRIBED, SETTINGS, EVENTS);
  }

  /** How long the API server keeps an event; unknown when that is no duration. */
  public Duration eventLifetime() {
    return eventTtl().value().map(text -> duration(text, cluster)).orElseGet(this::usualLifetime);
  }

  /** How long the API server keeps an event when nobody sets it. */
  public Duration usualLifetime() {
    return version
        .flatMap(each -> each.text(ofVersion(EVENTS)).value())
        .map(text -> duration(text, cluster))
        .orElse(AN_HOUR);
  }

  /** The lowest port that Services of type NodePort and LoadBalancer get on every node. */
  public Fact<Long> firstNodePort() {
    return cluster.number(EksCluster.DESCRIBED, SETTINGS, NODE_PORTS, "minPort");
  }

  /** The ports that Services of type NodePort and LoadBalancer get on every node. */
  public Ports nodePorts() {
    Ports usual = usualNodePorts();
    return ports(
        firstNodePort().or(usual.first()),
        cluster.number(EksCluster.DESCRIBED, SETTINGS, NODE_PORTS, "maxPort").or(usual.last()));
  }

  /** The same ports when nobody sets them. */
  public Ports usualNodePorts() {
    return version
        .map(
            each ->
                ports(
                    each.number(ofVersion(NODE_PORTS, "minPort")).or(USUAL_PORTS.first()),
                    each.number(ofVersion(NODE_PORTS, "maxPort")).or(USUAL_PORTS.last())))
        .orElse(USUAL_PORTS);
  }

  private static String[] ofVersion(String setting, String... rest) {
    String[] keys = new String[4 + rest.length];
    keys[0] = "controlPlaneComponentConfig";
    keys[1] = SETTINGS;
    keys[2] = setting;
    keys[3] = "defaultValue";
    System.arraycopy(rest, 0, keys, 4, rest.length);
    return keys;
  }

  private Ports ports(long first, long last) {
    if (first < 1 || last > 65_535 || first > last) {
      throw UnresolvedFactException.missing(
          cluster, first + " to " + last + " is no range of ports");
    }
    return new Ports(first, last);
  }

  private static Duration duration(String text, Asset asking) {
    if (!DURATION.matcher(text).matches()) {
      throw UnresolvedFactException.missing(asking, "\"" + text + "\" is no duration");
    }
    Duration all = Duration.ZERO;
    Matcher step = STEP.matcher(text);
    while (step.find()) {
      Duration unit = UNITS.getOrDefault(step.group(2), Duration.ZERO);
      all = all.plus(unit.multipliedBy(Long.parseLong(step.group(1))));
    }
    return all;
  }
}
