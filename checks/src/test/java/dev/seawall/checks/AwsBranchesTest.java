package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Branches of checks of the AWS side that the examples on their pages do not show. */
class AwsBranchesTest {
  private static final List<Check<?>> CHECKS = Catalogue.load().checks();
  private static final String ON = "{Status: ENABLED, Features: [%s]}";
  private static final String AUDIT = "{Name: EKS_AUDIT_LOGS, Status: ENABLED}";
  private static final String REGION =
      "\n---\ntype: AWS::Region\narn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1\n";

  private static Results files(String id, String... yaml) {
    Check<?> check =
        CHECKS.stream().filter(each -> each.spec().id().equals(id)).findFirst().orElseThrow();
    return Examples.judge(check, Snapshots.files(String.join("\n---\n", yaml)));
  }

  private static List<String> told(Results results) {
    return results.findings().stream().map(Finding::message).toList();
  }

  private static void assertPasses(Results results) {
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).isEmpty();
    assertThat(results.coverage().decided()).isPositive();
  }

  private static void assertSaysNothing(Results results) {
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).isEmpty();
    assertThat(results.coverage().decided()).isZero();
  }

  private static void assertUnknown(Results results) {
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).isNotEmpty();
  }

  private static String logGroup(String name, String subscriptions, String alarm) {
    return """
    type: AWS::Logs::LogGroup
    arn: arn:aws:logs:eu-west-1:111122223333:log-group:%s:*
    DescribeSubscriptionFilters: [%s]
    DescribeMetricFilters: [{filterName: exec, alarms: [%s]}]
    """
        .formatted(name, subscriptions, alarm);
  }

  private static String unwatched(String name) {
    return logGroup(name, "", "");
  }

  private static String guardDuty(String told) {
    return REGION
        + """
        ListDetectors: ["1"]
        ---
        type: AWS::GuardDuty::Detector
        arn: arn:aws:guardduty:eu-west-1:111122223333:detector/1
        GetDetector: %s
        """
            .formatted(told);
  }

  private static String cluster(String logged) {
    return """
    type: AWS::EKS::Cluster
    arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
    DescribeCluster: {name: prod, logging: {clusterLogging: [{types: [%s], enabled: true}]}}
    """
        .formatted(logged);
  }

  @Test
  void anAuditLogIsWatchedByASubscriptionOrAnAlarmThatTellsSomebody() {
    String id = "audit-log-unwatched";
    String prod = "/aws/eks/prod/cluster";
    String off = REGION + "ListDetectors: []";
    assertPasses(files(id, logGroup(prod, "{filterName: all}", "") + off));
    assertPasses(files(id, logGroup(prod, "", "{AlarmActions: [page]}") + off));
    assertThat(files(id, unwatched(prod) + off).findings()).hasSize(1);
    assertUnknown(files(id, unwatched(prod)));
  }

  @Test
  void guardDutyWatchesAnAuditLogWhenItIsOnAndReadsIt() {
    String id = "audit-log-unwatched";
    String group = unwatched("/aws/eks/prod/cluster");
    assertPasses(files(id, group + guardDuty(ON.formatted(AUDIT))));
    String suspended = ON.formatted(AUDIT).replaceFirst("ENABLED", "DISABLED");
    assertThat(files(id, group + guardDuty(suspended)).findings()).hasSize(1);
    String other = ON.formatted("{Name: S3_DATA_EVENTS, Status: ENABLED}");
    assertThat(files(id, group + guardDuty(other)).findings()).hasSize(1);
  }

  @Test
  void aLogGroupWithoutAuditLogIsNotWatched() {
    String id = "audit-log-unwatched";
    String off = REGION + "ListDetectors: []";
    String prod = unwatched("/aws/eks/prod/cluster");
    assertSaysNothing(files(id, unwatched("/aws/lambda/prod") + off));
    assertSaysNothing(files(id, prod + off, cluster("api")));
    assertThat(files(id, prod + off, cluster("audit")).findings()).hasSize(1);
  }

  @Test
  void inspectorLooksAtBothAndIsOffWhereNothingIsSaid() {
    String state = REGION + "BatchGetAccountStatus: {resourceState: {ec2: %s, ecr: %s}}";
    String on = "{status: ENABLED}";
    String id = "inspector-disabled";
    assertThat(told(files(id, state.formatted("{status: SUSPENDED}", on))))
        .containsExactly("Inspector does not scan EC2 in eu-west-1");
    assertThat(told(files(id, state.formatted(on, "{status: DISABLING}"))))
        .containsExactly("Inspector does not scan ECR in eu-west-1");
    assertThat(files(id, REGION + "BatchGetAccountStatus: {resourceState: {}}").findings())
        .hasSize(1);
  }

  private static String admins(int count) {
    String principals =
        IntStream.range(0, count)
            .mapToObj(i -> "\"arn:aws:iam::111122223333:role/ops" + i + "\"")
            .collect(Collectors.joining(", "));
    String entries =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    """
                    ---
                    type: AWS::EKS::AccessEntry
                    arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/ops%1$d/1
                    DescribeAccessEntry: {principalArn: "arn:aws:iam::111122223333:role/ops%1$d"}
                    ListAssociatedAccessPolicies:
                      - policyArn: arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy
                        accessScope: {type: cluster}
                    """
                        .formatted(i))
            .collect(Collectors.joining());
    return cluster("audit") + "ListAccessEntries: [" + principals + "]\n" + entries;
  }

  private static final String OBJECT =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: any, namespace: any}\n";

  @Test
  void fiveAdministratorsAreNotMany() {
    assertPasses(files("many-cluster-admins", admins(5), OBJECT));
    assertThat(told(files("many-cluster-admins", admins(6), OBJECT)))
        .containsExactly("6 IAM principals may do everything in prod");
  }

  @Test
  void theAdministratorsOfAClusterWhoseObjectsWereNotReadAreNotKnown() {
    String other = cluster("audit").replace("prod", "other");
    assertUnknown(files("many-cluster-admins", admins(1), other, OBJECT));
  }

  @Test
  void anAdministratorIsToldHowManyOthersThereAre() {
    assertThat(told(files("access-entry-cluster-admin", admins(3))))
        .hasSize(3)
        .allMatch(each -> each.endsWith("as 2 others may"));
  }

  private static String nodeRole(String services) {
    return """
    type: AWS::IAM::Role
    arn: arn:aws:iam::111122223333:role/node
    GetAccountAuthorizationDetails:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: [%s]}, Action: sts:AssumeRole}]
    """
        .formatted(services);
  }

  private static String entry(String type) {
    return """
    type: AWS::EKS::AccessEntry
    arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/node/1
    DescribeAccessEntry: {principalArn: "arn:aws:iam::111122223333:role/node", type: %s}
    ListAssociatedAccessPolicies: []
    """
        .formatted(type);
  }

  @Test
  void onlyHybridNodesTrustTheServicesThatTheyJoinBy() {
    String id = "node-role-trusts-others";
    for (String service : List.of("ssm.amazonaws.com", "rolesanywhere.amazonaws.com")) {
      assertPasses(files(id, entry("HYBRID_LINUX"), nodeRole(service)));
      assertThat(files(id, entry("EC2_LINUX"), nodeRole(service)).findings()).hasSize(1);
    }
  }

  @Test
  void aRoleOfNoNodeAndOneWithoutItsTrustAreNotJudged() {
    String id = "node-role-trusts-others";
    assertSaysNothing(files(id, nodeRole("lambda.amazonaws.com")));
    String unread =
        """
        type: AWS::IAM::Role
        arn: arn:aws:iam::111122223333:role/node
        GetAccountAuthorizationDetails: {}
        """;
    assertUnknown(files(id, entry("EC2_LINUX"), unread));
  }

  @Test
  void anEntryForNodesMayBeForEachServiceThatNodesRunBy() {
    String id = "node-access-entry-for-other-role";
    for (String service : List.of("eks-fargate-pods", "ssm", "rolesanywhere", "sagemaker")) {
      Results results = files(id, entry("HYBRID_LINUX"), nodeRole(service + ".amazonaws.com"));
      assertPasses(results);
    }
    assertThat(files(id, entry("EC2_LINUX"), nodeRole("lambda.amazonaws.com")).findings())
        .extracting(each -> each.severity().toString())
        .containsExactly("high");
    assertSaysNothing(files(id, entry("STANDARD"), nodeRole("lambda.amazonaws.com")));
  }

  private static String account(String organisation, String... denied) {
    String deny =
        denied.length == 0
            ? ""
            : ", {Statement: {Effect: Deny, Action: ["
                + String.join(", ", denied)
                + "], Resource: '*'}}";
    return """
    type: AWS::Account
    arn: arn:aws:account::111122223333:account/111122223333
    DescribeOrganization: %s
    ListPoliciesForTarget: [[{Statement: {Effect: Allow, Action: '*', Resource: '*'}}%s]]
    """
        .formatted(organisation, deny);
  }

  @Test
  void anAccountIsGuardedWhenBothActionsAre() {
    String id = "clusters-not-guarded";
    String member = "{MasterAccountId: '444455556666'}";
    String delete = "'eks:DeleteCluster'";
    String update = "'eks:UpdateClusterConfig'";
    assertPasses(files(id, account(member, delete, update)));
    assertThat(told(files(id, account(member, update))))
        .singleElement()
        .asString()
        .contains("limits eks:DeleteCluster in");
    assertThat(told(files(id, account(member, delete))))
        .singleElement()
        .asString()
        .contains("limits eks:UpdateClusterConfig in");
  }

  @Test
  void anAccountThatNoPolicyCanReachIsNotHeldToOne() {
    String id = "clusters-not-guarded";
    assertSaysNothing(files(id, account("null")));
    assertSaysNothing(files(id, account("{MasterAccountId: '111122223333'}")));
    String none =
        account("{MasterAccountId: '444455556666'}")
            .replaceFirst("ListPoliciesForTarget: .*", "ListPoliciesForTarget: null");
    assertUnknown(files(id, none));
  }

  private static String vpc(String vpcOfCluster, String... endpoints) {
    String all =
        List.of(endpoints).stream()
            .map(each -> "{ServiceName: " + each + ", State: available}")
            .collect(Collectors.joining(", "));
    return """
    type: AWS::EC2::VPC
    arn: arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1
    DescribeVpcEndpoints: [%s]
    ---
    type: AWS::EKS::Cluster
    arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
    DescribeCluster: {resourcesVpcConfig: {vpcId: %s}}
    """
        .formatted(all, vpcOfCluster);
  }

  private static String[] allBut(String... left) {
    return List.of("ec2", "ecr.api", "ecr.dkr", "s3", "sts").stream()
        .filter(each -> !List.of(left).contains(each))
        .map("com.amazonaws.eu-west-1."::concat)
        .toArray(String[]::new);
  }

  @Test
  void aVpcNeedsEachEndpointThatNodesNeed() {
    String id = "vpc-without-private-endpoints";
    assertPasses(files(id, vpc("vpc-1", allBut())));
    for (String each : List.of("ec2", "ecr.api", "ecr.dkr", "s3", "sts")) {
      assertThat(told(files(id, vpc("vpc-1", allBut(each)))))
          .containsExactly("vpc-1 has no endpoint for " + each);
    }
    assertSaysNothing(files(id, vpc("vpc-2", allBut("sts"))));
  }

  @Test
  void anEndpointCountsInItsRegionUnderItsWholeNameAndWhenItIsThere() {
    String id = "vpc-without-private-endpoints";
    String all = vpc("vpc-1", allBut());
    assertPasses(files(id, all.replace("State: available", "State: Available")));
    assertThat(files(id, all.replace("State: available", "State: deleting")).findings()).hasSize(1);
    for (String other :
        List.of("com.amazonaws.us-east-1.s3", "com.amazonaws.eu-west-1.s3express")) {
      assertThat(told(files(id, all.replace("com.amazonaws.eu-west-1.s3,", other + ","))))
          .containsExactly("vpc-1 has no endpoint for s3");
    }
  }
}
