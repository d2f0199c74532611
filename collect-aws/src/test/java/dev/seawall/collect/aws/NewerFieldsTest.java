package dev.seawall.collect.aws;

import static dev.seawall.collect.aws.AccountOfOneCluster.CLUSTER;
import static dev.seawall.collect.aws.AccountOfOneCluster.EKS_ALONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Whole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NewerFieldsTest {
  @RegisterExtension private final AccountOfOneCluster account = AccountOfOneCluster.start();

  @Test
  void whatTheModelOfTheSdkLacksIsKept() throws AwsConnectionException {
    account.on(
        "GET /clusters/prod",
        Response.json(
            """
            {"cluster": {"name": "prod", "arn": "%s", "status": "ACTIVE", "createdAt": 1700000000,
             "resourcesVpcConfig": {"vpcId": "vpc-1", "egressOfTomorrow": "OPEN", "subnetIds": []},
             "encryptionConfig": [{"resources": ["secrets"], "cipherOfTomorrow": 256}],
             "kubeApiServerConfig": {"serviceNodePortRange": {"minPort": 20000}},
             "settingOfTomorrow": null}}
            """
                .formatted(CLUSTER)));

    Mapping described =
        Reading.mapping(AccountOfOneCluster.cluster(account.prod(EKS_ALONE)), "DescribeCluster");

    assertThat(Values.at(described, "kubeApiServerConfig", "serviceNodePortRange", "minPort"))
        .isEqualTo(new Whole(20000));
    assertThat(Values.text(described, "resourcesVpcConfig", "egressOfTomorrow")).isEqualTo("OPEN");
    assertThat(Values.items(described, "encryptionConfig").getFirst())
        .isInstanceOfSatisfying(
            Mapping.class,
            first -> assertThat(first.get("cipherOfTomorrow")).isEqualTo(new Whole(256)));
    assertThat(described.get("settingOfTomorrow")).isNull();
    // What the SDK knows stays as it tells it.
    assertThat(described.get("createdAt")).isEqualTo(new Text("2023-11-14T22:13:20Z"));
  }

  @Test
  void whatNoModelKnowsLeavesItsCredentialsBehindToo() throws AwsConnectionException {
    account.on(
        "GET /clusters/prod",
        Response.json(
            """
            {"cluster": {"name": "prod", "arn": "%s", "status": "ACTIVE",
             "settingsOfTomorrow": {"DB_PASSWORD": "correct-horse-battery",
              "more": [{"apiToken": "correct-horse-battery"}], "level": "high"}}}
            """
                .formatted(CLUSTER)));

    Mapping cluster = AccountOfOneCluster.cluster(account.prod(EKS_ALONE));

    assertThat(cluster.toString()).doesNotContain("correct-horse").contains("\"level\": \"high\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<httpTokens>no-preference</httpTokens>", ""})
  void whetherTheAccountEnforcesNewMetadataTokensIsKept(String known)
      throws AwsConnectionException {
    account.on(
        "GetInstanceMetadataDefaults",
        Response.xml(
            """
            <GetInstanceMetadataDefaultsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
            <requestId>1</requestId>
            <accountLevel>%s<httpTokensEnforced>enabled</httpTokensEnforced></accountLevel>
            </GetInstanceMetadataDefaultsResponse>
            """
                .formatted(known)));

    assertThat(Values.text(region(), "GetInstanceMetadataDefaults", "HttpTokensEnforced"))
        .isEqualTo("enabled");
  }

  @Test
  void whatAnotherOperationOfEc2SaysStaysThere() throws AwsConnectionException {
    account.on(
        "GetInstanceMetadataDefaults",
        Response.xml(
            """
            <GetInstanceMetadataDefaultsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
            <accountLevel><httpTokens>required</httpTokens></accountLevel>
            </GetInstanceMetadataDefaultsResponse>
            """));
    account.on(
        "GetSerialConsoleAccessStatus",
        Response.xml(
            """
            <GetSerialConsoleAccessStatusResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
            <serialConsoleAccessEnabled>true</serialConsoleAccessEnabled>
            <httpTokensEnforced>enabled</httpTokensEnforced>
            </GetSerialConsoleAccessStatusResponse>
            """));

    Mapping region = region();

    assertThat(region.get("GetInstanceMetadataDefaults"))
        .hasToString("{\"HttpTokens\": \"required\"}");
    assertThat(region.get("GetSerialConsoleAccessStatus"))
        .hasToString("{\"SerialConsoleAccessEnabled\": true}");
  }

  private Mapping region() throws AwsConnectionException {
    return account.prod(List.of(AwsTypes.EKS_CLUSTERS, AwsTypes.REGIONS)).documents().stream()
        .map(Document::value)
        .filter(value -> Values.text(value, "type").equals("AWS::Region"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAnswerThatIsNoJsonIsTheSdksAffair() throws AwsConnectionException {
    account.on("GET /clusters/prod/addons", Response.json("{\"addons\": ["));

    Collected prod = account.prod(EKS_ALONE);

    assertThat(AccountOfOneCluster.gaps(prod)).isNotEmpty();
  }
}
