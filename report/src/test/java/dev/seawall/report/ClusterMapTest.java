package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;

/** A cluster's map shows what was read, and says what was not. */
class ClusterMapTest {
  static final String PROD =
      """
      type: AWS::EKS::Cluster
      arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
      DescribeCluster:
        accessConfig: {authenticationMode: API}
        version: "1.34"
        platformVersion: eks.7
        resourcesVpcConfig:
          endpointPublicAccess: true
          publicAccessCidrs: [0.0.0.0/0]
          endpointPrivateAccess: false
          subnetIds: [subnet-1, subnet-2]
      ---
      type: AWS::EC2::Subnet
      arn: arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1
      DescribeSubnets: {SubnetId: subnet-1, AvailabilityZone: eu-west-1a}
      DescribeRouteTables:
        Routes: [{DestinationCidrBlock: 0.0.0.0/0, GatewayId: igw-1, State: active}]
      ---
      type: AWS::EKS::Nodegroup
      arn: arn:aws:eks:eu-west-1:111122223333:nodegroup/prod/workers/0a1b
      DescribeNodegroup:
        amiType: AL2023_x86_64_STANDARD
        scalingConfig: {desiredSize: 3}
        subnets: [subnet-1]
      ---
      type: AWS::EKS::Nodegroup
      arn: arn:aws:eks:eu-west-1:111122223333:nodegroup/other/workers/0a1b
      DescribeNodegroup: {subnets: [subnet-1]}
      ---
      type: AWS::EKS::AccessEntry
      arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/viewer/0a
      DescribeAccessEntry:
        principalArn: arn:aws:iam::111122223333:role/viewer
        kubernetesGroups: [viewers]
      ListAssociatedAccessPolicies: []
      ---
      type: AWS::EKS::AccessEntry
      arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/root/0a
      DescribeAccessEntry: {principalArn: "arn:aws:iam::111122223333:role/root"}
      ListAssociatedAccessPolicies:
        - policyArn: arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy
          accessScope: {type: cluster}
      """;

  private static ClusterMap map(String yaml) {
    return ClusterMap.of(new Inventory(Snapshots.cluster(yaml))).getFirst();
  }

  @Test
  void anEndpointThatIsOpenToAllSaysSo() {
    assertThat(map(PROD).endpoint())
        .isEqualTo(
            new ClusterMap.Endpoint("public, from 0.0.0.0/0", "not reached from the VPC", true));
  }

  @Test
  void administratorsAreNamedFirst() {
    assertThat(map(PROD).entrants())
        .containsExactly(
            new ClusterMap.Entrant("role/root", "AmazonEKSClusterAdminPolicy everywhere", true),
            new ClusterMap.Entrant("role/viewer", "groups viewers", false));
  }

  @Test
  void nodesStandInTheirSubnetsAndThoseOfOtherClustersDoNot() {
    assertThat(map(PROD).subnets())
        .extracting(ClusterMap.Place::id, ClusterMap.Place::reach, place -> place.nodes().size())
        .containsExactly(tuple("subnet-1", "public", 1), tuple("subnet-2", "not read", 0));
  }

  @Test
  void whatWasNotReadIsSaid() {
    ClusterMap map =
        map("{type: 'AWS::EKS::Cluster', arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/x'}");
    assertThat(map.endpoint().publicAccess()).isEqualTo("not read");
    assertThat(map.endpoint().open()).isFalse();
    assertThat(map.facts()).contains("Kubernetes not read");
    assertThat(map.entrants())
        .containsExactly(
            new ClusterMap.Entrant("access entries", "not read", false),
            new ClusterMap.Entrant("aws-auth", "not read", false));
  }

  /** Most clusters are entered by aws-auth alone, which is what EKS makes unless told otherwise. */
  @Test
  void whoStandsInAwsAuthMayEnter() {
    ClusterMap map =
        map(
            """
            type: AWS::EKS::Cluster
            arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
            DescribeCluster: {accessConfig: {authenticationMode: API_AND_CONFIG_MAP}}
            ListAccessEntries: ["arn:aws:iam::111122223333:role/team/ops"]
            ---
            type: AWS::EKS::AccessEntry
            arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/ops/0a
            DescribeAccessEntry:
              principalArn: arn:aws:iam::111122223333:role/team/ops
              kubernetesGroups: [platform]
            ListAssociatedAccessPolicies: []
            ---
            type: AWS::EKS::IdentityProviderConfig
            arn: arn:aws:eks:eu-west-1:111122223333:identityproviderconfig/prod/oidc/staff/0a
            DescribeIdentityProviderConfig: {issuerUrl: "https://staff.example"}
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
                - rolearn: arn:aws:iam::111122223333:role/ops
                  groups: [nobody]
                - rolearn: arn:aws:iam::111122223333:role/build
                  groups: [platform]
              mapUsers: |
                - userarn: arn:aws:iam::111122223333:user/ann
                  username: ann
            """);
    assertThat(map.entrants())
        .containsExactly(
            new ClusterMap.Entrant("role/team/ops", "groups platform", true),
            new ClusterMap.Entrant("role/build", "by aws-auth, groups platform", true),
            new ClusterMap.Entrant("user/ann", "by aws-auth", false),
            new ClusterMap.Entrant("users of https://staff.example", "OpenID Connect", false));
  }

  @Test
  void theCreatorOfAClusterWithoutAccessEntriesMayDoEverything() {
    ClusterMap map =
        map(
            """
            type: AWS::EKS::Cluster
            arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
            DescribeCluster: {accessConfig: {authenticationMode: CONFIG_MAP}}
            """);
    assertThat(map.entrants())
        .containsExactly(
            new ClusterMap.Entrant("whoever created it", "system:masters, listed nowhere", true),
            new ClusterMap.Entrant("aws-auth", "not read", false));
  }
}
