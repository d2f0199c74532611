package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.CERTIFICATES;
import static dev.seawall.core.aws.AwsTypes.CLASSIC_LOAD_BALANCERS;
import static dev.seawall.core.aws.AwsTypes.LOAD_BALANCERS;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * The load balancers that a cluster's controllers made, which the tags tell: {@code
 * elbv2.k8s.aws/cluster} of the AWS Load Balancer Controller, {@code eks:eks-cluster-name} of Auto
 * Mode, and {@code kubernetes.io/cluster/NAME} of the cloud provider.
 */
final class LoadBalancersReader {
  /** The most resources that DescribeTags takes. */
  private static final int MOST_TAGGED = 20;

  private static final Operation BALANCERS =
      Operation.of(LOAD_BALANCERS, "DescribeLoadBalancers").listing(LOAD_BALANCERS);
  private static final Operation TAGS =
      Operation.of(LOAD_BALANCERS, "DescribeTags").listing(LOAD_BALANCERS);
  private static final Operation LISTENERS =
      Operation.of(LOAD_BALANCERS, "DescribeListeners").orNone("LoadBalancerNotFound");
  private static final Operation RULES =
      Operation.of(LOAD_BALANCERS, "DescribeRules")
          .orNone("ListenerNotFound", "LoadBalancerNotFound");
  private static final Operation ATTRIBUTES =
      Operation.of(LOAD_BALANCERS, "DescribeLoadBalancerAttributes").orNone("LoadBalancerNotFound");
  private static final Operation WEB_ACL =
      Operation.of(LOAD_BALANCERS, "GetWebACLForResource").orNone("WAFNonexistentItemException");
  private static final Operation CLASSIC =
      Operation.of(CLASSIC_LOAD_BALANCERS, "DescribeLoadBalancers").listing(CLASSIC_LOAD_BALANCERS);
  private static final Operation CLASSIC_TAGS =
      Operation.of(CLASSIC_LOAD_BALANCERS, "DescribeTags").listing(CLASSIC_LOAD_BALANCERS);
  private static final Operation CERTIFICATE =
      Operation.of(CERTIFICATES, "DescribeCertificate").orNone("ResourceNotFoundException");

  private final Reading reading;
  private final Batch tags;
  private final Batch classicTags;
  private final String cluster;
  private final Set<String> securityGroups = new ConcurrentSkipListSet<>();
  private final Set<String> buckets = new ConcurrentSkipListSet<>();

  LoadBalancersReader(Reading reading, RegionShared shared, String cluster) {
    this.reading = reading;
    this.tags = shared.balancerTags();
    this.classicTags = shared.classicTags();
    this.cluster = cluster;
  }

  static Batch tags(Clients clients) {
    return new Batch(
        TAGS,
        MOST_TAGGED,
        "ResourceArn",
        "TagDescriptions",
        arns -> List.of(clients.elbv2().describeTags(r -> r.resourceArns(arns))));
  }

  static Batch classicTags(Clients clients) {
    return new Batch(
        CLASSIC_TAGS,
        MOST_TAGGED,
        "LoadBalancerName",
        "TagDescriptions",
        names -> List.of(clients.elb().describeTags(r -> r.loadBalancerNames(names))));
  }

  void read() {
    reading.tasks().all(this::balancers, this::classic);
  }

  private void balancers() {
    if (!reading.wants(LOAD_BALANCERS)) {
      return;
    }
    ElasticLoadBalancingV2Client elb = reading.clients().elbv2();
    Answer all =
        reading.all(
            BALANCERS,
            reading.place().namespace(),
            () -> elb.describeLoadBalancersPaginator(),
            "LoadBalancers");
    Map<String, Mapping> byArn = new TreeMap<>();
    all.mappings().forEach(each -> byArn.put(Values.text(each, "LoadBalancerArn"), each));
    List<Mapping> own = new ArrayList<>();
    tags.single(reading, byArn.keySet())
        .forEach(
            (arn, tagged) -> {
              Mapping balancer = byArn.get(arn);
              if (balancer != null && isOwn(tagged)) {
                reading.put(BALANCERS, arn, balancer);
                reading.put(TAGS, arn, tagged.map(each -> list(each, "Tags")));
                own.add(balancer);
              }
            });
    reading.tasks().each(own, balancer -> details(elb, balancer));
  }

  private static Value list(Value tree, String key) {
    Value list = Values.at(tree, key);
    return list == null ? Sequence.EMPTY : list;
  }

  private boolean isOwn(Answer tagged) {
    for (Value tag : Values.items(tagged.value(), "Tags")) {
      String key = Values.text(tag, "Key");
      String value = Values.text(tag, "Value");
      boolean named =
          value.equals(cluster)
              && (key.equals("elbv2.k8s.aws/cluster") || key.equals("eks:eks-cluster-name"));
      if (named || key.equals("kubernetes.io/cluster/" + cluster)) {
        return true;
      }
    }
    return false;
  }

  private boolean details(ElasticLoadBalancingV2Client elb, Mapping balancer) {
    String arn = Values.text(balancer, "LoadBalancerArn");
    securityGroups.addAll(Values.texts(balancer, "SecurityGroups"));
    reading
        .tasks()
        .all(
            () -> listeners(elb, arn),
            () -> attributes(elb, arn),
            () -> {
              // Only an application load balancer can have one.
              if (Values.text(balancer, "Type").equals("application")) {
                reading.put(
                    WEB_ACL,
                    arn,
                    reading.one(
                        WEB_ACL,
                        arn,
                        () -> reading.clients().waf().getWebACLForResource(r -> r.resourceArn(arn)),
                        "WebACL"));
              }
            });
    return true;
  }

  private void listeners(ElasticLoadBalancingV2Client elb, String arn) {
    Answer listeners =
        reading.all(
            LISTENERS,
            arn,
            () -> elb.describeListenersPaginator(r -> r.loadBalancerArn(arn)),
            "Listeners");
    reading.put(LISTENERS, arn, listeners);
    reading.put(RULES, arn, rules(elb, listeners));
    if (!reading.wants(CERTIFICATES)) {
      return;
    }
    Set<String> certificates = new TreeSet<>();
    listeners
        .mappings()
        .forEach(
            listener ->
                certificates.addAll(Values.each(listener, "CertificateArn", "Certificates")));
    certificates.removeIf(each -> !each.contains(":acm:"));
    reading.tasks().each(certificates, this::certificate);
  }

  /** The rules of the listeners that speak HTTP, in one list; those with TLS are not asked for. */
  private Answer rules(ElasticLoadBalancingV2Client elb, Answer listeners) {
    if (listeners.failed()) {
      return listeners;
    }
    List<String> plain =
        listeners.mappings().stream()
            .filter(listener -> Values.text(listener, "Protocol").equals("HTTP"))
            .map(listener -> Values.text(listener, "ListenerArn"))
            .toList();
    List<Value> all = new ArrayList<>();
    for (Answer each : reading.tasks().each(plain, listener -> rulesOf(elb, listener))) {
      if (each.failed()) {
        return each;
      }
      all.addAll(each.items());
    }
    return new Answer.Given(Sequence.of(all));
  }

  private Answer rulesOf(ElasticLoadBalancingV2Client elb, String listener) {
    return reading.all(
        RULES, listener, () -> elb.describeRulesPaginator(r -> r.listenerArn(listener)), "Rules");
  }

  private boolean certificate(String arn) {
    reading.put(
        CERTIFICATE,
        arn,
        reading.one(
            CERTIFICATE,
            arn,
            () -> reading.clients().acm().describeCertificate(r -> r.certificateArn(arn)),
            "Certificate"));
    return true;
  }

  private void attributes(ElasticLoadBalancingV2Client elb, String arn) {
    Answer list =
        reading.one(
            ATTRIBUTES,
            arn,
            () -> elb.describeLoadBalancerAttributes(r -> r.loadBalancerArn(arn)),
            "Attributes");
    Answer map =
        list.map(
            attributes -> {
              Map<String, Value> entries = new TreeMap<>();
              for (Value each : Values.items(attributes)) {
                entries.put(Values.text(each, "Key"), new Text(Values.text(each, "Value")));
              }
              return Mapping.of(entries);
            });
    reading.put(ATTRIBUTES, arn, map);
    buckets.add(Values.text(map.value(), "access_logs.s3.bucket"));
  }

  private void classic() {
    if (!reading.wants(CLASSIC_LOAD_BALANCERS)) {
      return;
    }
    ElasticLoadBalancingClient elb = reading.clients().elb();
    Answer all =
        reading.all(
            CLASSIC,
            reading.place().namespace(),
            () -> elb.describeLoadBalancersPaginator(),
            "LoadBalancerDescriptions");
    Map<String, Mapping> byName = new TreeMap<>();
    all.mappings().forEach(each -> byName.put(Values.text(each, "LoadBalancerName"), each));
    classicTags
        .single(reading, byName.keySet())
        .forEach(
            (name, tagged) -> {
              Mapping balancer = byName.get(name);
              if (balancer != null && isOwn(tagged)) {
                String arn = reading.place().arn("elasticloadbalancing", "loadbalancer/" + name);
                reading.put(CLASSIC, arn, balancer);
                reading.put(CLASSIC_TAGS, arn, tagged.map(each -> list(each, "Tags")));
                securityGroups.addAll(Values.texts(balancer, "SecurityGroups"));
              }
            });
  }

  Set<String> securityGroups() {
    return securityGroups;
  }

  /** The buckets that access logs go to. */
  Set<String> buckets() {
    buckets.remove("");
    return buckets;
  }
}
