package dev.seawall.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;

/** A role is one of nodes whichever way nodes get it, and through nothing else. */
class NodeRolesTest {
  private static final String ARN = "arn:aws:iam::111122223333:role/node";
  private static final String ROLE =
      """
      ---
      type: AWS::IAM::Role
      arn: %s
      """
          .formatted(ARN);
  private static final String PROFILE =
      """
      ---
      type: AWS::IAM::InstanceProfile
      arn: arn:aws:iam::111122223333:instance-profile/nodes
      GetInstanceProfile: {Roles: [{Arn: "%s"}]}
      """
          .formatted(ARN);

  private static String instance(String more) {
    return """
    ---
    type: AWS::EC2::Instance
    arn: arn:aws:ec2:eu-west-1:111122223333:instance/i-1
    DescribeInstances:
      IamInstanceProfile: {Arn: "arn:aws:iam::111122223333:instance-profile/nodes"}
      %s
    """
        .formatted(more);
  }

  private static String entry(String type) {
    return """
    ---
    type: AWS::EKS::AccessEntry
    arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/node/a
    DescribeAccessEntry: {clusterName: prod, principalArn: "%s", type: %s}
    """
        .formatted(ARN, type);
  }

  private static boolean has(NodeRoles.Kind kind, String... documents) {
    Aws aws = new Inventory(Snapshots.files(ROLE + String.join("", documents))).aws();
    return NodeRoles.of(aws).has(aws.all(IamRole.class).getFirst(), kind);
  }

  @Test
  void byTheInstanceProfileOfANode() {
    String tags = "Tags: [{Key: kubernetes.io/cluster/prod, Value: owned}]";
    assertThat(has(NodeRoles.Kind.EC2, instance(tags), PROFILE)).isTrue();
    assertThat(has(NodeRoles.Kind.EC2, instance("Tags: []"), PROFILE)).isFalse();
  }

  @Test
  void byAutoMode() {
    String cluster =
        """
        ---
        type: AWS::EKS::Cluster
        arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
        DescribeCluster: {computeConfig: {enabled: true, nodeRoleArn: "%s"}}
        """
            .formatted(ARN);
    assertThat(has(NodeRoles.Kind.AUTO_MODE, cluster)).isTrue();
    assertThat(has(NodeRoles.Kind.EC2, cluster)).isFalse();
  }

  @Test
  void byAnAccessEntryOfNodesAlone() {
    assertThat(has(NodeRoles.Kind.EC2, entry("EC2_LINUX"))).isTrue();
    assertThat(has(NodeRoles.Kind.AUTO_MODE, entry("EC2"))).isTrue();
    assertThat(has(NodeRoles.Kind.HYBRID, entry("HYBRID_LINUX"))).isTrue();
    assertThat(has(NodeRoles.Kind.EC2, entry("STANDARD"))).isFalse();
    assertThat(has(NodeRoles.Kind.EC2, entry("FARGATE_LINUX"))).isFalse();
  }
}
