package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.checks.access.AccessEntryGroupUnbound;
import dev.seawall.checks.access.ClustersNotGuarded;
import dev.seawall.checks.iam.ServiceAccountWithTwoRoles;
import dev.seawall.checks.loadbalancers.LoadBalancerNotFromManifest;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Check;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What one side of a cluster cannot tell is missing on the other, whatever its namespaces are
 * called.
 */
class GapsOfAnotherSideTest {
  private static final Scope OF_ONE_NAMESPACE =
      new Scope(
          Scope.Kind.CLUSTER,
          "prod",
          new TreeSet<>(),
          Map.of(Scope.NAMESPACES, "only namespace shop"));

  private static final String CLUSTER =
      """
      type: AWS::EKS::Cluster
      arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
      DescribeCluster: {name: prod, identity: {oidc: {issuer: https://oidc.eks.eu-west-1.amazonaws.com/id/A1}}}
      ListPodIdentityAssociations: []
      """;
  private static final String ACCOUNT =
      """
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        name: cart
        namespace: shop
        annotations: {eks.amazonaws.com/role-arn: "arn:aws:iam::111122223333:role/cart"}
      """;
  private static final String ENTRY =
      """
      ---
      type: AWS::EKS::AccessEntry
      arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/ops/1
      DescribeAccessEntry:
        principalArn: arn:aws:iam::111122223333:role/ops
        type: STANDARD
        kubernetesGroups: [ops]
      ListAssociatedAccessPolicies: []
      """;

  private static Results judge(Check<?> check, Snapshot whole, Scope scope, Gap... gaps) {
    return Examples.judge(check, new Snapshot(scope, whole.documents(), List.of(gaps), List.of()));
  }

  private static Gap gap(ResourceType type, String namespace) {
    return new Gap(type, namespace, "any", Gap.Reason.FORBIDDEN, type + " refused");
  }

  @Test
  void anObjectIsUnknownWhereAwsRefused() {
    Snapshot whole = Snapshots.cluster(CLUSTER + ACCOUNT);
    Gap gap = gap(AwsTypes.POD_IDENTITY_ASSOCIATIONS, "111122223333/eu-west-1");
    assertThat(judge(new ServiceAccountWithTwoRoles(), whole, whole.scope(), gap).unknown())
        .extracting(UnknownVerdict::reason)
        .containsExactly("AWS::EKS::PodIdentityAssociation refused");
  }

  @Test
  void aResourceOfAwsIsUnknownWhereANamespaceWasRefused() {
    Snapshot whole = Snapshots.cluster(CLUSTER + ENTRY + ACCOUNT);
    assertThat(judge(new AccessEntryGroupUnbound(), whole, whole.scope()).findings()).hasSize(1);
    Results results =
        judge(
            new AccessEntryGroupUnbound(), whole, whole.scope(), gap(Types.ROLE_BINDINGS, "shop"));
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown())
        .extracting(UnknownVerdict::reason)
        .containsExactly("rolebindings.rbac.authorization.k8s.io refused");
  }

  @Test
  void aResourceOfAwsIsNotHeldAgainstSomeNamespacesAlone() {
    Snapshot whole = Snapshots.cluster(CLUSTER + ENTRY + ACCOUNT);
    Results results = judge(new AccessEntryGroupUnbound(), whole, OF_ONE_NAMESPACE);
    assertThat(results.findings()).isEmpty();
    assertThat(results.coverage().notEvaluated())
        .containsEntry("access-entry-group-unbound", "needs every namespace");
  }

  /** A scan of one namespace that was asked for is whole, whatever may be elsewhere. */
  @Test
  void whatNeedsOtherNamespacesIsNotUnknownWhereNobodyAskedForThem() {
    String balancer =
        """
        ---
        type: AWS::ElasticLoadBalancingV2::LoadBalancer
        arn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/0123456789abcdef
        DescribeLoadBalancers: {Scheme: internet-facing, Type: application, LoadBalancerName: shop}
        DescribeTags: [{Key: elbv2.k8s.aws/cluster, Value: prod}]
        ---
        type: AWS::ElasticLoadBalancingV2::LoadBalancer
        arn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/in/0123456789abcdef
        DescribeLoadBalancers: {Scheme: internal, Type: application, LoadBalancerName: in}
        """;
    Snapshot whole = Snapshots.cluster(CLUSTER + balancer + ACCOUNT);
    assertThat(judge(new LoadBalancerNotFromManifest(), whole, whole.scope()).findings())
        .hasSize(1);
    Results results = judge(new LoadBalancerNotFromManifest(), whole, OF_ONE_NAMESPACE);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).isEmpty();
    assertThat(results.isComplete()).isTrue();
    assertThat(results.coverage().notEvaluated())
        .containsEntry("load-balancer-not-from-manifest", "needs every namespace");
  }

  @Test
  void anAccountIsNotUnguardedWhereTheServiceControlPoliciesWereRefused() {
    String account =
        """
        type: AWS::Account
        arn: arn:aws:account::111122223333:account/111122223333
        DescribeOrganization: {MasterAccountId: "444455556666"}
        ListPoliciesForTarget:
          - [{Statement: [{Effect: Allow, Action: '*', Resource: '*'}]}]
        """;
    Snapshot read = Snapshots.files(account);
    assertThat(judge(new ClustersNotGuarded(), read, read.scope()).findings()).hasSize(1);
    Snapshot half = Refused.listItem(read, "ListPoliciesForTarget");
    Results results = judge(new ClustersNotGuarded(), half, half.scope());
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
  }
}
