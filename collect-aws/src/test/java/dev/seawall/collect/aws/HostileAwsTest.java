package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.seawall.collect.aws.AwsConnectionException.Code;
import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Gap.Reason;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Unresolved;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** AWS refuses, throttles, hangs, forgets and expires; named after the lines of the threat list. */
@Timeout(60)
class HostileAwsTest {
  private static final String CLUSTER = "arn:aws:eks:eu-west-1:111122223333:cluster/prod";
  private static final CollectOptions QUICK =
      CollectOptions.STANDARD.withDeadlines(
          Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(40));
  private static final List<ResourceType> EKS_ALONE =
      List.of(
          AwsTypes.EKS_CLUSTERS,
          AwsTypes.NODEGROUPS,
          AwsTypes.FARGATE_PROFILES,
          AwsTypes.ADDONS,
          AwsTypes.ACCESS_ENTRIES);

  private FakeAws aws;
  private SdkEnvironment sdk;
  private final List<Collected> clusters = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    aws = FakeAws.start();
    sdk = SdkEnvironment.of(aws.url());
    aws.on("GET /clusters", Response.json("{\"clusters\":[\"prod\"]}"))
        .on(
            "GET /clusters/prod",
            Response.json(
                "{\"cluster\":{\"name\":\"prod\",\"arn\":\""
                    + CLUSTER
                    + "\",\"status\":\"ACTIVE\",\"version\":\"1.34\"}}"))
        .on("GET /clusters/prod/node-groups", Response.json("{\"nodegroups\":[]}"))
        .on("GET /clusters/prod/fargate-profiles", Response.json("{\"fargateProfileNames\":[]}"))
        .on("GET /clusters/prod/addons", Response.json("{\"addons\":[]}"))
        .on("GET /clusters/prod/access-entries", Response.json("{\"accessEntries\":[]}"))
        .on("POST /clusters/prod/insights", Response.json("{\"insights\":[]}"))
        .on("GET /clusters/prod/updates", Response.json("{\"updateIds\":[]}"));
  }

  @AfterEach
  void stop() {
    sdk.close();
    aws.close();
  }

  private Summary collect(Target target, List<ResourceType> types, CollectOptions options)
      throws AwsConnectionException {
    return collect(AwsConnection.STANDARD.inRegions(List.of("eu-west-1")), target, types, options);
  }

  private Summary collect(
      AwsConnection connection, Target target, List<ResourceType> types, CollectOptions options)
      throws AwsConnectionException {
    try (AwsCollector collector = AwsCollector.open(connection, options)) {
      return collector.collect(
          target, types, _ -> Mentioned.NOTHING, Progress.SILENT, clusters::add);
    }
  }

  private Collected prod(List<ResourceType> types) throws AwsConnectionException {
    collect(new Target.Named(List.of("prod")), types, QUICK);
    assertThat(clusters).hasSize(1);
    return clusters.getFirst();
  }

  private static List<Gap> gaps(Collected collected) {
    return collected.gaps().stream().filter(gap -> gap.reason() != Reason.NOT_ASKED).toList();
  }

  private static Mapping cluster(Collected collected) {
    return collected.documents().stream()
        .map(document -> document.value())
        .filter(value -> Values.text(value, "type").equals("AWS::EKS::Cluster"))
        .findFirst()
        .orElseThrow();
  }

  private static String denied(String action, String why) {
    return "User: arn:aws:iam::111122223333:user/auditor is not authorized to perform: "
        + action
        + " on resource: * "
        + why;
  }

  @Test
  void d01AnActionThatIsDeniedIsUnknownAndNamed() throws AwsConnectionException {
    aws.on(
        "GET /clusters/prod/node-groups",
        Response.error(
            403,
            "AccessDeniedException",
            denied("eks:ListNodegroups", "because no identity-based policy allows it")));

    Collected prod = prod(EKS_ALONE);

    assertThat(cluster(prod).get("ListNodegroups"))
        .asInstanceOf(type(Unresolved.class))
        .extracting(Unresolved::reason)
        .isEqualTo(
            "eks:ListNodegroups was denied for "
                + CLUSTER
                + ": no identity-based policy allows it");
    assertThat(gaps(prod))
        .singleElement()
        .isEqualTo(
            new Gap(
                AwsTypes.NODEGROUPS,
                "111122223333/eu-west-1",
                "eks:ListNodegroups",
                Reason.FORBIDDEN,
                "eks:ListNodegroups was denied for "
                    + CLUSTER
                    + ": no identity-based policy allows it"));
    assertThat(prod.scope().complete())
        .contains(AwsTypes.ADDONS)
        .doesNotContain(AwsTypes.NODEGROUPS);
  }

  @Test
  void d01AServiceControlPolicyIsToldApart() throws AwsConnectionException {
    aws.on(
        "GET /clusters/prod/addons",
        Response.error(
            403,
            "AccessDeniedException",
            denied("eks:ListAddons", "with an explicit deny in a service control policy")));

    assertThat(gaps(prod(EKS_ALONE)))
        .singleElement()
        .extracting(Gap::message)
        .isEqualTo(
            "eks:ListAddons was denied for "
                + CLUSTER
                + ": a service control policy denies it explicitly");
  }

  @Test
  void d01AnAccountWhoseClustersCannotBeListedIsNotAnAccountWithoutClusters()
      throws AwsConnectionException {
    aws.on(
        "GET /clusters",
        Response.error(403, "AccessDeniedException", denied("eks:ListClusters", "")));

    Summary summary = collect(new Target.All(), EKS_ALONE, QUICK);

    assertThat(summary.clusters()).isZero();
    assertThat(summary.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.type()).isEqualTo(AwsTypes.EKS_CLUSTERS);
              assertThat(gap.verb()).isEqualTo("eks:ListClusters");
              assertThat(gap.reason()).isEqualTo(Reason.FORBIDDEN);
            });
  }

  @Test
  void d01AClusterThatCannotBeDescribedIsReadAsFarAsItCan() throws AwsConnectionException {
    aws.on(
        "GET /clusters/prod",
        Response.error(403, "AccessDeniedException", denied("eks:DescribeCluster", "")));

    Collected prod = prod(EKS_ALONE);

    assertThat(cluster(prod).get("DescribeCluster")).isInstanceOf(Unresolved.class);
    assertThat(cluster(prod).get("ListAddons")).isNotNull();
    assertThat(gaps(prod)).extracting(Gap::verb).containsExactly("eks:DescribeCluster");
  }

  @Test
  void d01AnOperationThatTheServiceDoesNotKnowIsNotAvailable() throws AwsConnectionException {
    aws.on("GET /clusters/prod/addons", new Response(404, Map.of(), "<h1>?</h1>"));
    aws.on("GET /clusters/prod/access-entries", new Response(501, Map.of(), ""));

    Collected prod = prod(EKS_ALONE);

    assertThat(cluster(prod).get("ListAddons")).isInstanceOf(Unresolved.class);
    assertThat(gaps(prod))
        .extracting(Gap::message)
        .containsExactlyInAnyOrder(
            "eks:ListAddons is not available for "
                + CLUSTER
                + ": the service does not know it (status 404 without an error code)",
            "eks:ListAccessEntries is not available for "
                + CLUSTER
                + ": the service does not know it (status 501 without an error code)");
  }

  @Test
  void d02ThrottlingWithoutEndIsAGapAndNotAHang() throws AwsConnectionException {
    AtomicInteger asked = new AtomicInteger();
    aws.on(
        "GET /clusters/prod/addons",
        _ -> {
          asked.incrementAndGet();
          return Response.error(429, "ThrottlingException", "Rate exceeded");
        });

    Collected prod = prod(EKS_ALONE);

    assertThat(asked).hasValueGreaterThan(1);
    assertThat(cluster(prod).get("ListAddons")).isInstanceOf(Unresolved.class);
    assertThat(gaps(prod))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.type()).isEqualTo(AwsTypes.ADDONS);
              assertThat(gap.message()).startsWith("eks:ListAddons ");
              assertThat(gap.reason()).isIn(Reason.UNAVAILABLE, Reason.TIMED_OUT);
            });
  }

  @Test
  void d02AThrottledCallIsRepeated() throws AwsConnectionException {
    AtomicInteger asked = new AtomicInteger();
    aws.on(
        "GET /clusters/prod/addons",
        _ ->
            asked.incrementAndGet() < 3
                ? Response.error(429, "ThrottlingException", "Rate exceeded")
                : Response.json("{\"addons\":[]}"));

    collect(new Target.Named(List.of("prod")), EKS_ALONE, CollectOptions.STANDARD);

    assertThat(gaps(clusters.getFirst())).isEmpty();
    assertThat(asked).hasValue(3);
  }

  @Test
  void d03ARegionThatCannotBeReachedIsAGapInSeconds() throws Exception {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    sdk.withEks(closed);
    Instant start = Instant.now();

    Summary summary = collect(new Target.All(), EKS_ALONE, QUICK);

    assertThat(summary.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.verb()).isEqualTo("eks:ListClusters");
              assertThat(gap.reason()).isEqualTo(Reason.UNAVAILABLE);
              assertThat(gap.message()).endsWith("no connection could be made");
            });
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void d03AServerThatNeverAnswersIsAGapInSeconds() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      sdk.withEks(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
      Instant start = Instant.now();

      Summary summary = collect(new Target.All(), EKS_ALONE, QUICK);

      assertThat(summary.gaps()).extracting(Gap::reason).containsExactly(Reason.TIMED_OUT);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void d03ARegionThatIsNotEnabledIsAGap() throws AwsConnectionException {
    aws.on(
        "GET /clusters",
        Response.error(
            403,
            "UnrecognizedClientException",
            "The security token included in the request is invalid."));

    Summary summary = collect(new Target.All(), EKS_ALONE, QUICK);

    assertThat(summary.gaps()).extracting(Gap::reason).containsExactly(Reason.UNAUTHORIZED);
  }

  @Test
  void d04AClusterWithoutAnyOptionalFieldIsRead() throws AwsConnectionException {
    aws.on(
        "GET /clusters/prod",
        Response.json(
            "{\"cluster\":{\"name\":\"prod\",\"status\":\"FAILED\",\"resourcesVpcConfig\":null}}"));
    aws.on("GET /clusters/prod/node-groups", Response.json("{\"nodegroups\":[\"workers\"]}"));
    aws.on(
        "GET /clusters/prod/node-groups/workers",
        Response.json("{\"nodegroup\":{\"nodegroupName\":\"workers\",\"status\":\"CREATING\"}}"));

    collect(new Target.Named(List.of("prod")), AwsTypes.all(), CollectOptions.STANDARD);

    Collected prod = clusters.getFirst();
    assertThat(Values.text(cluster(prod), "DescribeCluster", "status")).isEqualTo("FAILED");
    assertThat(prod.documents())
        .anyMatch(document -> Values.text(document.value(), "type").equals("AWS::EKS::Nodegroup"));
  }

  @Test
  void d04WhatIsDeletedWhileReadingIsLeftOutWithANotice() throws AwsConnectionException {
    aws.on("GET /clusters/prod/addons", Response.json("{\"addons\":[\"coredns\"]}"));
    aws.on(
        "GET /clusters/prod/addons/coredns",
        Response.error(
            404, "ResourceNotFoundException", "No addon: coredns found in cluster: prod"));

    Collected prod = prod(EKS_ALONE);

    assertThat(gaps(prod)).isEmpty();
    assertThat(Values.texts(cluster(prod), "ListAddons")).isEmpty();
    assertThat(prod.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.level()).isEqualTo(Problem.Level.NOTICE);
              assertThat(problem.message()).startsWith("was deleted while it was read");
            });
  }

  @Test
  void d04AClusterThatDoesNotExistIsAProblem() throws AwsConnectionException {
    aws.on(
        "GET /clusters/gone",
        Response.error(404, "ResourceNotFoundException", "No cluster found for name: gone."));

    Summary summary = collect(new Target.Named(List.of("gone")), EKS_ALONE, QUICK);

    assertThat(summary.clusters()).isZero();
    assertThat(summary.problems())
        .extracting(Problem::place, Problem::message)
        .containsExactly(
            tuple("cluster gone", "does not exist in eu-west-1 of account 111122223333"));
  }

  @Test
  void d08AWrongExternalIdIsToldInWords() {
    aws.on(
        "AssumeRole",
        Response.queryError(
            403,
            "AccessDenied",
            "User: arn:aws:iam::111122223333:user/auditor is not authorized to perform:"
                + " sts:AssumeRole"));
    AwsConnection connection =
        AwsConnection.STANDARD
            .inRegions(List.of("eu-west-1"))
            .withRole("arn:aws:iam::444455556666:role/audit", Optional.of("wrong-id"));

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
      aws.on(
          "GET /clusters/prod/" + path,
          Response.error(403, "ExpiredTokenException", "The security token is expired"));
    }

    Collected prod = prod(EKS_ALONE);

    assertThat(gaps(prod))
        .extracting(Gap::message)
        .hasSizeGreaterThan(3)
        .containsOnly(
            "the credentials expired while AWS was read; what is missing after that is not known");
    assertThat(gaps(prod)).extracting(Gap::reason).containsOnly(Reason.UNAUTHORIZED);
  }

  @Test
  void d08ExpiredCredentialsAtTheStartAreOneFailure() {
    aws.on("GetCallerIdentity", Response.queryError(403, "ExpiredToken", "The token has expired"));

    assertThatThrownBy(() -> collect(new Target.All(), EKS_ALONE, QUICK))
        .asInstanceOf(type(AwsConnectionException.class))
        .extracting(AwsConnectionException::code)
        .isEqualTo(Code.EXPIRED);
  }

  @Test
  void d08AnAssumedRoleIsRenewedBeforeItsSessionEnds() throws AwsConnectionException {
    aws.on(
        "AssumeRole",
        _ ->
            Response.xml(
                "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId>"
                    + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>"
                    + Instant.now().plusSeconds(30)
                    + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"));
    AwsConnection connection =
        AwsConnection.STANDARD
            .inRegions(List.of("eu-west-1"))
            .withRole("arn:aws:iam::111122223333:role/audit", Optional.empty());

    collect(connection, new Target.Named(List.of("prod")), EKS_ALONE, QUICK);

    assertThat(aws.requests("AssumeRole")).hasSizeGreaterThan(1);
    assertThat(gaps(clusters.getFirst())).isEmpty();
  }

  @Test
  void d08AClockTenMinutesBehindIsCorrected() throws Exception {
    try (LateClock eks = LateClock.start(Duration.ofMinutes(10))) {
      sdk.withEks(eks.url());

      Summary summary = collect(new Target.All(), EKS_ALONE, QUICK);

      assertThat(summary.gaps()).isEmpty();
    }
  }

  @Test
  void d08WithoutARegionItSaysSo() {
    sdk.without("aws.region");

    assertThatThrownBy(() -> AwsCollector.open(AwsConnection.STANDARD, QUICK))
        .asInstanceOf(type(AwsConnectionException.class))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.REGION))
        .extracting(Throwable::getMessage)
        .isEqualTo("no region is configured: give one with --region, or set AWS_REGION");
  }

  @Test
  void d10TagsAreKeptAsTheyAreAndStandInNoMessage() throws AwsConnectionException {
    aws.on(
        "GET /clusters/prod",
        Response.json(
            "{\"cluster\":{\"name\":\"prod\",\"tags\":{\"a\":\"<script>alert(1)</script>\","
                + "\"b\":\"=cmd|' /C calc'!A0\",\"c\":\"one\\ntwo\"}}}"));

    Collected prod = prod(EKS_ALONE);

    assertThat(Values.text(cluster(prod), "DescribeCluster", "tags", "a"))
        .isEqualTo("<script>alert(1)</script>");
    assertThat(Values.text(cluster(prod), "DescribeCluster", "tags", "c")).isEqualTo("one\ntwo");
    assertThat(prod.gaps()).extracting(Gap::message).noneMatch(each -> each.contains("script"));
  }

  @Test
  void d14AMetadataServiceThatDoesNotAnswerIsNoHang() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      sdk.without("aws.accessKeyId").without("aws.secretAccessKey");
      sdk.set("aws.disableEc2Metadata", "false");
      sdk.set("aws.ec2MetadataServiceEndpoint", "http://127.0.0.1:" + silent.getLocalPort());
      Instant start = Instant.now();

      assertThatThrownBy(() -> collect(new Target.All(), EKS_ALONE, QUICK))
          .asInstanceOf(type(AwsConnectionException.class))
          .satisfies(
              refused -> {
                assertThat(refused.code()).isEqualTo(Code.CREDENTIALS);
                assertThat(refused).hasMessageStartingWith("no AWS credentials were found");
              });
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void aListWithoutAnEndIsCut() throws AwsConnectionException {
    aws.on(
        "GET /clusters/prod/addons",
        Response.json("{\"addons\":[\"coredns\"],\"nextToken\":\"again\"}"));

    Collected prod = prod(EKS_ALONE);

    assertThat(gaps(prod)).extracting(Gap::reason).containsExactly(Reason.TRUNCATED);
  }

  @Test
  void typesThatNobodyAskedForAreNotCalledAndSaidToBeMissing() throws AwsConnectionException {
    Collected prod = prod(List.of(AwsTypes.EKS_CLUSTERS));

    assertThat(aws.requests("GET /clusters/prod/addons")).isEmpty();
    assertThat(prod.gaps())
        .filteredOn(gap -> gap.reason() == Reason.NOT_ASKED)
        .extracting(Gap::type)
        .contains(AwsTypes.ADDONS, AwsTypes.IAM_ROLES)
        .doesNotContain(AwsTypes.EKS_CLUSTERS);
  }
}
