package dev.seawall.checks.eks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that say nothing of the egress mode of control planes, although they seem to. */
class MandatedEgressTest {
  private static final String CLUSTER =
      """
      type: AWS::EKS::Cluster
      arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
      DescribeCluster: {resourcesVpcConfig: {controlPlaneEgressMode: AWS_MANAGED}%s}
      """;
  private static final String ROUTED =
      "{Effect: Deny, Action: 'eks:CreateCluster', Resource: '*', Condition: {StringNotEquals:"
          + " {'eks:controlPlaneEgressMode': CUSTOMER_ROUTED}}}";

  private static String account(String management, String policies) {
    return """
    ---
    type: AWS::Account
    arn: arn:aws:account::111122223333:account/111122223333
    DescribeOrganization: {MasterAccountId: '%s'}
    %s
    """
        .formatted(management, policies);
  }

  private static String policies(String... statements) {
    return "ListPoliciesForTarget: [[{Statement: {Effect: Allow, Action: '*', Resource: '*'}},"
        + " {Statement: ["
        + String.join(", ", statements)
        + "]}]]";
  }

  private static Results judge(String yaml) {
    return Examples.judge(new ControlPlaneEgressNotAsMandated(), Snapshots.files(yaml));
  }

  private static void isNotAsked(String yaml) {
    Results results = judge(yaml);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).isEmpty();
    assertThat(results.coverage().decided()).isZero();
  }

  @Test
  void aFindingSaysWhatTheOrganisationAllows() {
    assertThat(judge(CLUSTER.formatted("") + account("999988887777", policies(ROUTED))).findings())
        .singleElement()
        .extracting(Finding::message)
        .isEqualTo(
            "the egress mode of prod is AWS_MANAGED; the organisation lets new clusters have"
                + " CUSTOMER_ROUTED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // nobody makes a cluster here, whatever its mode
        "{Effect: Deny, Action: 'eks:CreateCluster', Resource: '*'}",
        "{Effect: Deny, Action: 'eks:*', Resource: '*', Condition: {ArnNotLike:"
            + " {'aws:PrincipalArn': 'arn:aws:iam::*:role/platform'}}}",
        "{Effect: Deny, Action: 'eks:CreateCluster', Resource: '*', Condition: {'Null':"
            + " {'eks:controlPlaneEgressMode': 'false'}}}",
        // of another region, another cluster, or another setting
        "{Effect: Deny, Action: 'eks:CreateCluster', Resource: '*', Condition: {StringEquals:"
            + " {'eks:controlPlaneEgressMode': AWS_MANAGED, 'aws:RequestedRegion': us-east-1}}}",
        "{Effect: Deny, Action: 'eks:CreateCluster', Resource: 'arn:aws:eks:*:*:cluster/pci-*',"
            + " Condition: {StringEquals: {'eks:controlPlaneEgressMode': AWS_MANAGED}}}",
        "{Effect: Deny, Action: 'eks:CreateCluster', Resource: '*', Condition: {Bool:"
            + " {'eks:endpointPublicAccess': 'true'}}}",
        // whether it holds depends on what is not known of the request
        "{Effect: Deny, Action: 'eks:CreateCluster', Resource: '*', Condition: {StringEquals:"
            + " {'eks:controlPlaneEgressMode': AWS_MANAGED, 'aws:RequestTag/stage': prod}}}",
        // of somebody else's names
        "{Effect: Deny, Action: 'eks:DeleteCluster', Resource: '*', Condition: {StringEquals:"
            + " {'eks:controlPlaneEgressMode': AWS_MANAGED}}}"
      })
  void policiesThatMandateNoModeDoNotCount(String statement) {
    isNotAsked(CLUSTER.formatted("") + account("999988887777", policies(statement)));
  }

  @Test
  void policiesDoNotBindTheManagementAccountAndClustersThatAwsDoesNotRun() {
    isNotAsked(CLUSTER.formatted("") + account("111122223333", policies(ROUTED)));
    String foreign = CLUSTER.formatted(", connectorConfig: {provider: GKE}");
    isNotAsked(foreign + account("999988887777", policies(ROUTED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ListPoliciesForTarget: null",
        "ListPoliciesForTarget: []",
        "ListPoliciesForTarget: [[]]"
      })
  void whereNoPolicyWasReadNothingIsMandated(String policies) {
    isNotAsked(CLUSTER.formatted("") + account("999988887777", policies));
  }

  @Test
  void anAccountThatWasNotReadMandatesNothing() {
    isNotAsked(CLUSTER.formatted(""));
  }
}
