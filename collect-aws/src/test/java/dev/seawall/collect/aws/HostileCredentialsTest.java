package dev.seawall.collect.aws;

import static dev.seawall.collect.aws.AccountOfOneCluster.CONNECTION;
import static dev.seawall.collect.aws.AccountOfOneCluster.EKS_ALONE;
import static dev.seawall.collect.aws.AccountOfOneCluster.QUICK;
import static dev.seawall.collect.aws.AccountOfOneCluster.gaps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.seawall.collect.aws.AwsConnectionException.Code;
import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Gap.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials are missing, wrong, late or expire; named after the lines of the threat list. */
@Timeout(60)
class HostileCredentialsTest {
  @RegisterExtension private final AccountOfOneCluster account = AccountOfOneCluster.start();

  @Test
  void d08AWrongExternalIdIsToldInWords() {
    account.on(
        "AssumeRole",
        Response.queryError(
            403,
            "AccessDenied",
            "User: arn:aws:iam::111122223333:user/auditor is not authorized to perform:"
                + " sts:AssumeRole"));
    AwsConnection connection =
        CONNECTION.withRole("arn:aws:iam::444455556666:role/audit", Optional.of("wrong-id"));

    assertThatThrownBy(() -> AwsCollector.open(connection, QUICK))
        .asInstanceOf(type(AwsConnectionException.class))
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo(Code.ROLE);
              assertThat(refused)
                  .hasMessageStartingWith(
                      "sts:AssumeRole was denied for arn:aws:iam::444455556666:role/audit: ")
                  .hasMessageContaining("--external-id")
                  .hasMessageNotContaining("wrong-id");
            });
  }

  @Test
  void d08CredentialsThatExpireWhileReadingAreOneClearGap() throws AwsConnectionException {
    for (String path : List.of("node-groups", "fargate-profiles", "addons", "access-entries")) {
      account.on(
          "GET /clusters/prod/" + path,
          Response.error(403, "ExpiredTokenException", "The security token is expired"));
    }

    Collected prod = account.prod(EKS_ALONE);

    assertThat(gaps(prod))
        .extracting(Gap::message)
        .hasSizeGreaterThan(3)
        .containsOnly(
            "the credentials expired while AWS was read; what is missing after that is not known");
    assertThat(gaps(prod)).extracting(Gap::reason).containsOnly(Reason.UNAUTHORIZED);
  }

  @Test
  void d08ExpiredCredentialsAtTheStartAreOneFailure() {
    account.on(
        "GetCallerIdentity", Response.queryError(403, "ExpiredToken", "The token has expired"));

    assertThatThrownBy(() -> account.collect(new Target.All(), EKS_ALONE, QUICK))
        .asInstanceOf(type(AwsConnectionException.class))
        .extracting(AwsConnectionException::code)
        .isEqualTo(Code.EXPIRED);
  }

  @Test
  void d08AnAssumedRoleIsRenewedBeforeItsSessionEnds() throws AwsConnectionException {
    account.on(
        "AssumeRole",
        _ ->
            Response.xml(
                "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId>"
                    + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>"
                    + Instant.now().plusSeconds(30)
                    + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"));
    AwsConnection connection =
        CONNECTION.withRole("arn:aws:iam::111122223333:role/audit", Optional.empty());

    account.collect(connection, new Target.Named(List.of("prod")), EKS_ALONE, QUICK);

    assertThat(account.requests("AssumeRole")).hasSizeGreaterThan(1);
    assertThat(gaps(account.clusters().getFirst())).isEmpty();
  }

  @Test
  void d08AClockTenMinutesBehindIsCorrected() throws Exception {
    try (LateClock eks = LateClock.start(Duration.ofMinutes(10))) {
      account.sdk().withEks(eks.url());

      Summary summary = account.collect(new Target.All(), EKS_ALONE, QUICK);

      assertThat(summary.gaps()).isEmpty();
    }
  }

  @Test
  void d08WithoutARegionItSaysSo() {
    account.sdk().without("aws.region");

    assertThatThrownBy(() -> AwsCollector.open(AwsConnection.STANDARD, QUICK))
        .asInstanceOf(type(AwsConnectionException.class))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.REGION))
        .extracting(Throwable::getMessage)
        .isEqualTo("no region is configured: give one with --region, or set AWS_REGION");
  }

  @Test
  void d14AMetadataServiceThatDoesNotAnswerIsNoHang() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      account.sdk().without("aws.accessKeyId").without("aws.secretAccessKey");
      account.sdk().set("aws.disableEc2Metadata", "false");
      account
          .sdk()
          .set("aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:" + silent.getLocalPort());
      Instant start = Instant.now();

      assertThatThrownBy(() -> account.collect(new Target.All(), EKS_ALONE, QUICK))
          .asInstanceOf(type(AwsConnectionException.class))
          .satisfies(
              refused -> {
                assertThat(refused.code()).isEqualTo(Code.CREDENTIALS);
                assertThat(refused).hasMessageStartingWith("no AWS credentials were found");
              });
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }
  }
}
