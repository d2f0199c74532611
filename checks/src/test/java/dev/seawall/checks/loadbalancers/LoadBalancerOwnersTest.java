package dev.seawall.checks.loadbalancers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.LoadBalancer;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.LoadBalancerOwners;
import dev.seawall.core.kubernetes.Ingress;
import dev.seawall.core.kubernetes.Service;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A load balancer belongs to what its status or its tags name, and to nothing of like name. */
class LoadBalancerOwnersTest {
  private static final String WORLD =
      """
      type: AWS::EKS::Cluster
      arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
      DescribeCluster: {name: prod}
      ---
      type: AWS::ElasticLoadBalancingV2::LoadBalancer
      arn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/lb/1
      DescribeLoadBalancers:
        {LoadBalancerName: lb, Scheme: internet-facing, Type: application, DNSName: "Lb-1.elb.amazonaws.com"}
      DescribeTags: [%s]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {type: LoadBalancer}
      status: {loadBalancer: {ingress: [%s]}}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: web, namespace: shop, annotations: {alb.ingress.kubernetes.io/group.name: %s}}
      spec: {ingressClassName: alb}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{Key: kubernetes.io/service-name, Value: shop/web} | Service",
        "{Key: service.k8s.aws/stack, Value: shop/web} | Service",
        "{Key: service.eks.amazonaws.com/stack, Value: shop/web} | Service",
        "{Key: ingress.k8s.aws/stack, Value: public} | Ingress",
        "{Key: ingress.eks.amazonaws.com/stack, Value: public} | Ingress",
        "{Key: ingress.k8s.aws/stack, Value: shop/web} | ''",
        "{Key: kubernetes.io/service-name, Value: shop/web2} | ''",
        "{Key: service.k8s.aws/stack, Value: shop/web}, {Key: elbv2.k8s.aws/cluster, Value: prod}"
            + " | Service",
        "{Key: service.k8s.aws/stack, Value: shop/web}, {Key: elbv2.k8s.aws/cluster, Value: dev}"
            + " | ''",
        "{Key: kubernetes.io/service-name, Value: shop/web},"
            + " {Key: kubernetes.io/cluster/dev, Value: owned} | ''",
        "{Key: kubernetes.io/service-name, Value: shop/web},"
            + " {Key: kubernetes.io/cluster/prod, Value: owned} | Service",
      })
  void byItsTags(String tags, String kind) {
    assertThat(owners(WORLD.formatted(tags, "", "public")))
        .isEqualTo(kind.isEmpty() ? List.of() : List.of(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "lb-1.elb.amazonaws.com, true",
    "dualstack.lb-1.elb.amazonaws.com, true",
    "xlb-1.elb.amazonaws.com, false",
  })
  void byTheHostNameInTheStatus(String host, boolean found) {
    String world = WORLD.formatted("", "{hostname: " + host + "}", "public");
    assertThat(owners(world)).isEqualTo(found ? List.of("Service") : List.of());
  }

  @Test
  void bothWays() {
    Inventory inventory =
        inventory(WORLD.formatted("{Key: ingress.k8s.aws/stack, Value: g}", "", "g"));
    LoadBalancerOwners owners = LoadBalancerOwners.of(inventory);
    LoadBalancer balancer = inventory.aws().all(LoadBalancer.class).getFirst();
    assertThat(owners.of(inventory.cluster().all(Ingress.class).getFirst())).contains(balancer);
    assertThat(owners.of(inventory.cluster().all(Service.class).getFirst())).isEmpty();
    assertThat(owners.words(balancer)).startsWith("lb (").contains("shop/web");
  }

  @Test
  void whatAManifestAsksForIsJudgedThere() {
    String owned = WORLD.formatted("{Key: ingress.k8s.aws/stack, Value: g}", "", "g");
    String other = WORLD.formatted("{Key: ingress.k8s.aws/stack, Value: h}", "", "g");
    LoadBalancerNotFromManifest check = new LoadBalancerNotFromManifest();
    assertThat(Examples.judge(check, Snapshots.cluster(owned)).findings()).isEmpty();
    assertThat(Examples.judge(check, Snapshots.cluster(other)).findings()).hasSize(1);
  }

  private static Inventory inventory(String yaml) {
    return new Inventory(Snapshots.cluster(yaml));
  }

  private static List<String> owners(String yaml) {
    Inventory inventory = inventory(yaml);
    return LoadBalancerOwners.of(inventory)
        .of(inventory.aws().all(LoadBalancer.class).getFirst())
        .stream()
        .map(owner -> owner.resource().kind())
        .toList();
  }
}
