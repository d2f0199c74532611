package dev.seawall.collect.aws;

import static dev.seawall.collect.aws.AccountOfOneCluster.CLUSTER;
import static dev.seawall.collect.aws.AccountOfOneCluster.EKS_ALONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

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

    assertThat(cluster.toString()).doesNotContain("correct-horse").contains("level=high");
  }

  @Test
  void anAnswerThatIsNoJsonIsTheSdksAffair() throws AwsConnectionException {
    account.on("GET /clusters/prod/addons", Response.json("{\"addons\": ["));

    Collected prod = account.prod(EKS_ALONE);

    assertThat(AccountOfOneCluster.gaps(prod)).isNotEmpty();
  }
}
