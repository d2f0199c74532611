package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.AwsOperations;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.aws.shapes.AnswerShapes;
import dev.seawall.testkit.aws.shapes.DocumentJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The collector against the account that a hurried team left. */
class WorldIT {
  private static AwsEnvironment aws;
  private static SdkEnvironment sdk;
  private static final List<Collected> CLUSTERS = new ArrayList<>();
  private static final Mentioned MENTIONED =
      new Mentioned(
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          List.of());
  private static Summary summary;
  private static List<AwsEnvironment.Call> calls;

  @BeforeAll
  static void collect() throws AwsConnectionException {
    aws = AwsEnvironment.start();
    aws.script("testkit/worlds/load.py", "hurried");
    aws.cli("ecr", "describe-repositories")
        .path("repositories")
        .forEach(each -> MENTIONED.images().add(each.path("repositoryUri").asText() + ":latest"));
    aws.cli("secretsmanager", "list-secrets")
        .path("SecretList")
        .forEach(each -> MENTIONED.secrets().add(each.path("Name").asText()));
    MENTIONED.parameters().add("/shop/payments/signing-key");
    MENTIONED.parameters().add("arn:aws:ssm:eu-west-1:111122223333:parameter/shop/gone");
    sdk = SdkEnvironment.of(aws.services()).withEks(aws.eks());
    aws.takeCalls();
    try (AwsCollector collector =
        AwsCollector.open(AwsConnection.STANDARD, CollectOptions.STANDARD)) {
      summary =
          collector.collect(
              new Target.All(), AwsTypes.all(), _ -> MENTIONED, Progress.SILENT, CLUSTERS::add);
    }
    calls = aws.takeCalls();
  }

  @AfterAll
  static void stop() {
    sdk.close();
    aws.close();
  }

  private static Collected cluster(String name) {
    return CLUSTERS.stream()
        .filter(each -> name.equals(each.scope().details().get("cluster")))
        .findFirst()
        .orElseThrow();
  }

  private static List<Mapping> ofType(Collected cluster, String type) {
    return cluster.documents().stream()
        .map(Document::value)
        .filter(value -> value.get("type") instanceof Text text && text.text().equals(type))
        .toList();
  }

  @Test
  void needsNoPermissionThatTheTableDoesNotHave() {
    Set<String> allowed = new TreeSet<>(AwsOperations.actions(AwsTypes.all()));
    allowed.add("sts:GetCallerIdentity");

    assertThat(calls).extracting(AwsEnvironment.Call::action).isSubsetOf(allowed);
  }

  @Test
  void findsTheClustersOfAllEnabledRegions() {
    assertThat(summary.clusters()).isEqualTo(3);
    assertThat(summary.gaps()).isEmpty();
    assertThat(summary.problems()).isEmpty();
    assertThat(CLUSTERS).hasSize(3);
  }

  @Test
  void callsNothingTwice() {
    assertThat(calls).hasSizeGreaterThan(100).noneMatch(AwsEnvironment.Call::again);
  }

  @Test
  void readsEverythingThatTheEmulatorsHave() {
    for (Collected each : CLUSTERS) {
      assertThat(each.gaps()).as(each.scope().name()).isEmpty();
      assertThat(each.problems()).as(each.scope().name()).isEmpty();
    }
  }

  @Test
  void followsWhatTheClusterNames() {
    Collected shop = cluster("shop");
    Set<String> types = new TreeSet<>();
    shop.documents().forEach(document -> types.add(Values.text(document.value(), "type")));

    assertThat(types)
        .contains(
            "AWS::EKS::Cluster",
            "AWS::EKS::Nodegroup",
            "AWS::EKS::AccessEntry",
            "AWS::EKS::PodIdentityAssociation",
            "AWS::EC2::LaunchTemplate",
            "AWS::EC2::Instance",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::Subnet",
            "AWS::EC2::VPC",
            "AWS::AutoScaling::AutoScalingGroup",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::IAM::Role",
            "AWS::IAM::OIDCProvider",
            "AWS::KMS::Key",
            "AWS::Logs::LogGroup",
            "AWS::Region",
            "AWS::Account");
  }

  @Test
  void everySubnetHasItsRouteTableAndItsNetworkAcl() {
    assertThat(ofType(cluster("shop"), "AWS::EC2::Subnet"))
        .isNotEmpty()
        .allSatisfy(
            subnet -> {
              assertThat(subnet.get("DescribeRouteTables")).isInstanceOf(Mapping.class);
              assertThat(subnet.get("DescribeNetworkAcls")).isInstanceOf(Mapping.class);
            });
  }

  @Test
  void everyRegionSaysWhichClustersItHas() {
    for (Collected each : CLUSTERS) {
      assertThat(ofType(each, "AWS::Region"))
          .singleElement()
          .satisfies(
              region ->
                  assertThat(Values.texts(region, "ListClusters"))
                      .contains(each.scope().details().get("cluster")));
    }
    assertThat(calls)
        .filteredOn(call -> call.action().equals("eks:ListClusters"))
        .extracting(AwsEnvironment.Call::region)
        .contains(AwsEnvironment.REGION)
        .doesNotHaveDuplicates();
  }

  @Test
  void readsThePrefixListsThatRulesName() {
    List<String> named =
        ofType(cluster("shop"), "AWS::EC2::SecurityGroup").stream()
            .flatMap(
                group -> Values.each(group, "PrefixListId", "DescribeSecurityGroupRules").stream())
            .distinct()
            .toList();
    List<Mapping> lists = ofType(cluster("shop"), "AWS::EC2::PrefixList");

    assertThat(named).hasSize(1);
    assertThat(lists)
        .singleElement()
        .satisfies(
            list -> {
              assertThat(Values.text(list, "arn")).endsWith(":prefix-list/" + named.getFirst());
              assertThat(Values.text(list, "DescribeManagedPrefixLists", "PrefixListName"))
                  .isEqualTo("shop-offices");
              assertThat(Values.each(list, "Cidr", "GetManagedPrefixListEntries"))
                  .containsExactly("10.30.0.0/24", "0.0.0.0/0");
            });
    assertThat(calls)
        .filteredOn(call -> call.action().equals("ec2:GetManagedPrefixListEntries"))
        .hasSize(1);
  }

  @Test
  void readsTheRepositoriesAndSecretsThatKubernetesNames() {
    List<Mapping> repositories = ofType(cluster("shop"), "AWS::ECR::Repository");

    assertThat(repositories)
        .hasSize(MENTIONED.images().size())
        .allSatisfy(
            repository -> {
              assertThat(Values.text(repository, "DescribeRepositories", "repositoryArn"))
                  .isEqualTo(Values.text(repository, "arn"));
              assertThat(repository.get("DescribeImages")).isInstanceOf(Sequence.class);
            });
    assertThat(ofType(cluster("shop"), "AWS::SecretsManager::Secret"))
        .hasSize(MENTIONED.secrets().size())
        .allSatisfy(secret -> assertThat(secret.get("GetResourcePolicy")).isNotNull());
  }

  @Test
  void readsTheParametersThatKubernetesNamesAndThatExist() {
    assertThat(ofType(cluster("shop"), "AWS::SSM::Parameter"))
        .singleElement()
        .satisfies(
            parameter -> {
              assertThat(Values.text(parameter, "arn"))
                  .isEqualTo(
                      "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/payments/signing-key");
              assertThat(Values.text(parameter, "DescribeParameters", "Type")).isEqualTo("String");
              assertThat(parameter.toString()).doesNotContain("not-a-secret");
            });
  }

  @Test
  void noValueIsUnknownWhenNothingWasRefused() {
    for (Collected each : CLUSTERS) {
      for (Document document : each.documents()) {
        assertThat(document.value().entries().values())
            .as(document.value().toString())
            .noneMatch(Unresolved.class::isInstance);
      }
    }
  }

  @Test
  void everyDocumentIsWhatTheServiceModelsSay() {
    DocumentJudge judge = new DocumentJudge(AnswerShapes.installed());
    Set<String> complaints = new TreeSet<>();
    for (Collected each : CLUSTERS) {
      for (Document document : each.documents()) {
        judge
            .judge(document.value())
            .forEach(complaint -> complaints.add(document.value().get("arn") + " " + complaint));
      }
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void keepsNoPasswordOfUserData() {
    List<Mapping> templates = ofType(cluster("shop"), "AWS::EC2::LaunchTemplate");

    assertThat(templates).isNotEmpty();
    for (Mapping template : templates) {
      Value data =
          Values.at(template, "DescribeLaunchTemplateVersions", "LaunchTemplateData", "UserData");
      assertThat(data == null || data instanceof Mapping).as(String.valueOf(data)).isTrue();
    }
  }
}
