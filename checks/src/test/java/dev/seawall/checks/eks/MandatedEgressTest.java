package dev.seawall.checks.eks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        "ListPoliciesForTarget: null",
        "ListPoliciesForTarget: []",
        "ListPoliciesForTarget: [[]]"
      })
  void whereThereIsNoPolicyNothingIsMandated(String policies) {
    isNotAsked(CLUSTER.formatted("") + account("999988887777", policies));
  }

  @Test
  void anAccountThatIsInNoOrganisationMandatesNothing() {
    isNotAsked(
        CLUSTER.formatted("")
            + account("999988887777", "ListPoliciesForTarget: null")
                .replace("{MasterAccountId: '999988887777'}", "null"));
  }

  /** Each of them, or all, or one of them, or whose they are. */
  @Test
  void policiesThatWereRefusedAreUnknown() {
    Snapshot whole =
        Snapshots.files(CLUSTER.formatted("") + account("999988887777", policies(ROUTED)));
    Unresolved refused = new Unresolved("organizations:DescribePolicy was denied");
    Sequence level = Sequence.of(List.of(Mapping.of(Map.of()), refused));
    for (Map.Entry<String, Value> each :
        Map.<String, Value>of(
                "ListPoliciesForTarget", refused,
                "DescribeOrganization", refused)
            .entrySet()) {
      isUnknown(with(whole, each.getKey(), each.getValue()));
    }
    isUnknown(with(whole, "ListPoliciesForTarget", Sequence.of(List.of(refused))));
    isUnknown(with(whole, "ListPoliciesForTarget", Sequence.of(List.of(level))));
  }

  private static void isUnknown(Snapshot snapshot) {
    Results results = Examples.judge(new ControlPlaneEgressNotAsMandated(), snapshot);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
  }

  /** The same with another answer of an operation on the account. */
  private static Snapshot with(Snapshot snapshot, String operation, Value answer) {
    List<Document> documents = new ArrayList<>();
    for (Document each : snapshot.documents()) {
      Map<String, Value> fields = new LinkedHashMap<>(each.value().entries());
      fields.computeIfPresent(operation, (_, _) -> answer);
      documents.add(new Document(Mapping.of(fields), each.origin()));
    }
    return new Snapshot(snapshot.scope(), documents, snapshot.gaps(), snapshot.problems());
  }

  @Test
  void anAccountThatWasNotReadMandatesNothing() {
    isNotAsked(CLUSTER.formatted(""));
  }
}
