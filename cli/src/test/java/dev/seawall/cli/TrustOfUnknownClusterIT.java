package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.testkit.aws.AwsEnvironment;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan of one cluster knows whether it is the only one that could be meant by a trust policy. */
class TrustOfUnknownClusterIT {
  private static final String CHECK = "irsa-trust-of-unknown-cluster";
  private static final String ISSUER = "oidc.eks." + AwsEnvironment.REGION + ".amazonaws.com/id/";
  private static AwsEnvironment aws;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    aws = AwsEnvironment.start();
    cluster("prod");
    role(
        "cart",
        aws.cli("eks", "describe-cluster", "--name=prod")
            .at("/cluster/identity/oidc/issuer")
            .asText()
            .substring("https://".length()));
    role("reports", ISSUER + "0123456789ABCDEF0123456789ABCDEF");
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static void cluster(String name) {
    aws.cli(
        "eks",
        "create-cluster",
        "--name=" + name,
        "--role-arn=arn:aws:iam::" + AwsEnvironment.ACCOUNT + ":role/cluster",
        "--resources-vpc-config=subnetIds=subnet-1,subnet-2");
    aws.cli("eks", "wait", "cluster-active", "--name=" + name);
  }

  private static void role(String name, String issuer) {
    String provider =
        aws.cli(
                "iam",
                "create-open-id-connect-provider",
                "--url=https://" + issuer,
                "--client-id-list=sts.amazonaws.com",
                "--thumbprint-list=9e99a48a9960b14926bb7f3b02e22da2b0ab7280")
            .path("OpenIDConnectProviderArn")
            .asText();
    String trust =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"Federated": "%s"}, "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {"StringEquals": {
            "%s:sub": "system:serviceaccount:shop:%s", "%s:aud": "sts.amazonaws.com"}}}]}
        """
            .formatted(provider, issuer, name, issuer);
    aws.cli("iam", "create-role", "--role-name=" + name, "--assume-role-policy-document=" + trust);
  }

  @Test
  void isToldUntilAnotherClusterCouldBeMeant() throws Exception {
    for (String[] more : new String[][] {{}, {"--check", CHECK}}) {
      LiveScan alone = LiveScan.of(aws, "prod", folder, more);
      assertThat(alone.refused()).isEmpty();
      assertThat(alone.found()).contains(CHECK + " on reports").doesNotContain(CHECK + " on cart");
    }

    aws.deny("eks:ListClusters");
    LiveScan refused = LiveScan.of(aws, "prod", folder);
    assertThat(refused.refused()).containsExactly("eks:ListClusters");
    assertThat(refused.found()).doesNotContain(CHECK + " on reports");

    aws.deny();
    cluster("staging");
    LiveScan one = LiveScan.of(aws, "prod", folder);
    assertThat(one.found()).doesNotContain(CHECK + " on reports", CHECK + " on cart");
  }
}
