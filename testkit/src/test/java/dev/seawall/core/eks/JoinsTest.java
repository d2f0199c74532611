package dev.seawall.core.eks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.MappedPrincipal;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IAM and Kubernetes are joined by what each side says of the other, in the right cluster only. */
class JoinsTest {
  private static final String CLUSTER =
      """
      type: AWS::EKS::Cluster
      arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
      DescribeCluster: {identity: {oidc: {issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/A'}}}
      ListAccessEntries: ['arn:aws:iam::111122223333:role/admin', 'arn:aws:iam::111122223333:role/ops']
      ---
      type: AWS::EKS::AccessEntry
      arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/admin/1
      DescribeAccessEntry: {principalArn: 'arn:aws:iam::111122223333:role/admin'}
      ListAssociatedAccessPolicies:
        - policyArn: arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy
          accessScope: {type: cluster, namespaces: []}
      ---
      type: AWS::EKS::AccessEntry
      arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/ops/2
      DescribeAccessEntry:
        {principalArn: 'arn:aws:iam::111122223333:role/ops', kubernetesGroups: [platform]}
      ListAssociatedAccessPolicies: []
      """;
  private static final String OBJECTS =
      """
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        {name: cart, namespace: shop, annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/cart'}}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: platform}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: platform}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: aws-auth, namespace: kube-system}
      data:
        mapRoles: |
          - rolearn: arn:aws:iam::111122223333:role/node
            username: system:node:{{EC2PrivateDNSName}}
            groups:
            - system:nodes
          - groups: ["system:masters"]
            rolearn: "arn:aws:iam::111122223333:role/old"
        mapUsers: '[{"userarn": "arn:aws:iam::111122223333:user/ann", "groups": ["dev"]}]'
      """;
  private static final String TRUST =
      """
      ---
      type: AWS::IAM::Role
      arn: arn:aws:iam::111122223333:role/cart
      GetRole:
        AssumeRolePolicyDocument:
          Version: '2012-10-17'
          Statement:
            Effect: Allow
            Principal: {Federated: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/%s'}
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
              StringEquals:
                oidc.eks.eu-west-1.amazonaws.com/id/%s:sub: system:serviceaccount:shop:cart
                oidc.eks.eu-west-1.amazonaws.com/id/%s:aud: sts.amazonaws.com
      """;

  private static Inventory inventory(String yaml) {
    return new Inventory(Snapshots.cluster(yaml));
  }

  private static KubernetesObject cart(Inventory inventory) {
    return inventory.cluster().object(Types.SERVICE_ACCOUNTS, "shop", "cart").orElseThrow();
  }

  @Test
  void aRoleIsHeldAgainstTheIssuerOfTheCluster() {
    Inventory own = inventory(CLUSTER + OBJECTS + TRUST.formatted("A", "A", "A"));
    Inventory other = inventory(CLUSTER + OBJECTS + TRUST.formatted("B", "B", "B"));
    assertThat(PodRoles.annotated(cart(own))).contains("arn:aws:iam::111122223333:role/cart");
    assertThat(letsIn(own)).isInstanceOf(Answer.Yes.class);
    assertThat(letsIn(other)).isInstanceOf(Answer.No.class);
  }

  private static Answer letsIn(Inventory inventory) {
    IamRole role = inventory.aws().all(IamRole.class).getFirst();
    return PodRoles.in(inventory).letsIn(role, cart(inventory));
  }

  @Test
  void withoutAClusterNobodyKnowsTheIssuer() {
    Inventory inventory = inventory(OBJECTS + TRUST.formatted("A", "A", "A"));
    assertThatThrownBy(() -> letsIn(inventory)).isInstanceOf(UnresolvedFactException.class);
  }

  @Test
  void associationsAreThoseOfTheSameClusterRegionAndAccount() {
    String association =
        """
        ---
        type: AWS::EKS::PodIdentityAssociation
        arn: arn:aws:eks:%s:111122223333:podidentityassociation/prod/a-%s
        DescribePodIdentityAssociation:
          {clusterName: prod, namespace: shop, serviceAccount: cart, roleArn: 'arn:aws:iam::111122223333:role/x'}
        """;
    Inventory inventory =
        inventory(
            CLUSTER
                + OBJECTS
                + association.formatted("eu-west-1", "1")
                + association.formatted("us-east-1", "2"));
    PodRoles roles = PodRoles.in(inventory);
    assertThat(roles.associations(cart(inventory)))
        .singleElement()
        .satisfies(each -> assertThat(each.region()).isEqualTo("eu-west-1"));
    EksCluster cluster = inventory.eksCluster().orElseThrow();
    assertThat(roles.hasServiceAccount("shop", "cart", cluster)).isTrue();
    assertThat(roles.hasServiceAccount("shop", "gone", cluster)).isFalse();
  }

  @Test
  void awsAuthIsReadAsTheAuthenticatorReadsIt() {
    List<MappedPrincipal> mapped = inventory(OBJECTS).cluster().all(MappedPrincipal.class);
    assertThat(mapped)
        .extracting(each -> each.principalArn().or("") + " " + each.groups().or(List.of()))
        .containsExactly(
            "arn:aws:iam::111122223333:role/node [system:nodes]",
            "arn:aws:iam::111122223333:role/old [system:masters]",
            "arn:aws:iam::111122223333:user/ann [dev]");
    assertThat(mapped.getFirst().username().or("")).isEqualTo("system:node:{{EC2PrivateDNSName}}");
    assertThat(mapped.getLast().isRole()).isFalse();
  }

  @Test
  void aListOfAwsAuthThatIsNoYamlIsNotTakenForEmpty() {
    String broken =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: aws-auth, namespace: kube-system}
        data: {mapRoles: '- rolearn: {{'}
        """;
    Inventory inventory = inventory(broken);
    assertThat(inventory.cluster().all(MappedPrincipal.class)).isEmpty();
    assertThat(inventory.cluster().malformed())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("mapRoles is not YAML"));
  }

  @Test
  void administratorsAreFoundByPolicyByGroupAndByAwsAuth() {
    Inventory inventory = inventory(CLUSTER + OBJECTS);
    EksCluster cluster = inventory.eksCluster().orElseThrow();
    ClusterAdmins admins = ClusterAdmins.in(inventory);
    assertThat(admins.principals(cluster))
        .containsExactly(
            "arn:aws:iam::111122223333:role/admin",
            "arn:aws:iam::111122223333:role/old",
            "arn:aws:iam::111122223333:role/ops");
    assertThat(admins.isBound("platform")).isTrue();
    assertThat(admins.isBound("nobody")).isFalse();
  }
}
