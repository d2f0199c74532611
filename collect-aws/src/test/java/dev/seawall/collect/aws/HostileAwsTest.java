package dev.seawall.collect.aws;

import static dev.seawall.collect.aws.AccountOfOneCluster.CLUSTER;
import static dev.seawall.collect.aws.AccountOfOneCluster.EKS_ALONE;
import static dev.seawall.collect.aws.AccountOfOneCluster.QUICK;
import static dev.seawall.collect.aws.AccountOfOneCluster.cluster;
import static dev.seawall.collect.aws.AccountOfOneCluster.gaps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Gap.Reason;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.value.Unresolved;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS refuses, throttles, hangs and forgets; named after the lines of the threat list. */
@Timeout(60)
class HostileAwsTest {
  @RegisterExtension private final AccountOfOneCluster account = AccountOfOneCluster.start();

  private static String denied(String action, String why) {
    return "User: arn:aws:iam::111122223333:user/auditor is not authorized to perform: "
        + action
        + " on resource: * "
        + why;
  }

  @Test
  void d01AnActionThatIsDeniedIsUnknownAndNamed() throws AwsConnectionException {
    account.on(
        "GET /clusters/prod/node-groups",
        Response.error(
            403,
            "AccessDeniedException",
            denied("eks:ListNodegroups", "because no identity-based policy allows it")));

    Collected prod = account.prod(EKS_ALONE);

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
    account.on(
        "GET /clusters/prod/addons",
        Response.error(
            403,
            "AccessDeniedException",
            denied("eks:ListAddons", "with an explicit deny in a service control policy")));

    assertThat(gaps(account.prod(EKS_ALONE)))
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
    account.on(
        "GET /clusters",
        Response.error(403, "AccessDeniedException", denied("eks:ListClusters", "")));

    Summary summary = account.collect(new Target.All(), EKS_ALONE, QUICK);

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
    account.on(
        "GET /clusters/prod",
        Response.error(403, "AccessDeniedException", denied("eks:DescribeCluster", "")));

    Collected prod = account.prod(EKS_ALONE);

    assertThat(cluster(prod).get("DescribeCluster")).isInstanceOf(Unresolved.class);
    assertThat(cluster(prod).get("ListAddons")).isNotNull();
    assertThat(gaps(prod)).extracting(Gap::verb).containsExactly("eks:DescribeCluster");
  }

  @Test
  void d01AnOperationThatTheServiceDoesNotKnowIsNotAvailable() throws AwsConnectionException {
    account.on("GET /clusters/prod/addons", new Response(404, Map.of(), "<h1>?</h1>"));
    account.on("GET /clusters/prod/access-entries", new Response(501, Map.of(), ""));

    Collected prod = account.prod(EKS_ALONE);

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
    account.on(
        "GET /clusters/prod/addons",
        _ -> {
          asked.incrementAndGet();
          return Response.error(429, "ThrottlingException", "Rate exceeded");
        });

    Collected prod = account.prod(EKS_ALONE);

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
    account.on(
        "GET /clusters/prod/addons",
        _ ->
            asked.incrementAndGet() < 3
                ? Response.error(429, "ThrottlingException", "Rate exceeded")
                : Response.json("{\"addons\":[]}"));

    account.collect(new Target.Named(List.of("prod")), EKS_ALONE, CollectOptions.STANDARD);

    assertThat(gaps(account.clusters().getFirst())).isEmpty();
    assertThat(asked).hasValue(3);
  }

  @Test
  void d03ARegionThatCannotBeReachedIsAGapInSeconds() throws Exception {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    account.sdk().withEks(closed);
    Instant start = Instant.now();

    Summary summary = account.collect(new Target.All(), EKS_ALONE, QUICK);

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
      account.sdk().withEks(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
      Instant start = Instant.now();

      Summary summary = account.collect(new Target.All(), EKS_ALONE, QUICK);

      assertThat(summary.gaps()).extracting(Gap::reason).containsExactly(Reason.TIMED_OUT);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void d03ARegionThatIsNotEnabledIsAGap() throws AwsConnectionException {
    account.on(
        "GET /clusters",
        Response.error(
            403,
            "UnrecognizedClientException",
            "The security token included in the request is invalid."));

    Summary summary = account.collect(new Target.All(), EKS_ALONE, QUICK);

    assertThat(summary.gaps()).extracting(Gap::reason).containsExactly(Reason.UNAUTHORIZED);
  }

  @Test
  void d04AClusterWithoutAnyOptionalFieldIsRead() throws AwsConnectionException {
    account.on(
        "GET /clusters/prod",
        Response.json(
            "{\"cluster\":{\"name\":\"prod\",\"status\":\"FAILED\",\"resourcesVpcConfig\":null}}"));
    account.on("GET /clusters/prod/node-groups", Response.json("{\"nodegroups\":[\"workers\"]}"));
    account.on(
        "GET /clusters/prod/node-groups/workers",
        Response.json("{\"nodegroup\":{\"nodegroupName\":\"workers\",\"status\":\"CREATING\"}}"));

    account.collect(new Target.Named(List.of("prod")), AwsTypes.all(), CollectOptions.STANDARD);

    Collected prod = account.clusters().getFirst();
    assertThat(Values.text(cluster(prod), "DescribeCluster", "status")).isEqualTo("FAILED");
    assertThat(prod.documents())
        .anyMatch(document -> Values.text(document.value(), "type").equals("AWS::EKS::Nodegroup"));
  }

  @Test
  void d04WhatIsDeletedWhileReadingIsLeftOutWithANotice() throws AwsConnectionException {
    account.on("GET /clusters/prod/addons", Response.json("{\"addons\":[\"coredns\"]}"));
    account.on(
        "GET /clusters/prod/addons/coredns",
        Response.error(
            404, "ResourceNotFoundException", "No addon: coredns found in cluster: prod"));

    Collected prod = account.prod(EKS_ALONE);

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
    account.on(
        "GET /clusters/gone",
        Response.error(404, "ResourceNotFoundException", "No cluster found for name: gone."));

    Summary summary = account.collect(new Target.Named(List.of("gone")), EKS_ALONE, QUICK);

    assertThat(summary.clusters()).isZero();
    assertThat(summary.problems())
        .extracting(Problem::place, Problem::message)
        .containsExactly(
            tuple(
                "cluster gone",
                "does not exist in eu-west-1 of account 111122223333, which has prod there"));
    assertThat(account.requests("GET /clusters")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {'clusters':[]} | , which has none there",
        "200 | {'clusters':['b\\u001b[31m','c','a']} | , which has a, c there",
        "403 | {} | ''",
      })
  void d04WhichClustersThereAreInsteadIsSaidWhereItIsKnown(int status, String body, String words)
      throws AwsConnectionException {
    account.on(
        "GET /clusters/gone",
        Response.error(404, "ResourceNotFoundException", "No cluster found for name: gone."));
    account.on(
        "GET /clusters",
        new Response(status, Map.of("Content-Type", "application/json"), body.replace('\'', '"')));

    Summary summary = account.collect(new Target.Named(List.of("gone")), EKS_ALONE, QUICK);

    assertThat(summary.problems())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("does not exist in eu-west-1 of account 111122223333" + words);
    assertThat(summary.gaps()).isEmpty();
  }

  @Test
  void ofSeveralRegionsOnlyThatOfTheClusterIsAskedForItsNodes() throws AwsConnectionException {
    AtomicInteger asked = new AtomicInteger();
    Response known = Response.json("{\"cluster\":{\"name\":\"prod\",\"status\":\"ACTIVE\"}}");
    account.on(
        "GET /clusters/prod",
        request ->
            request.header("Authorization").contains("/eu-west-1/")
                ? known
                : Response.error(404, "ResourceNotFoundException", "none"));
    account.on(
        "DescribeInstances",
        request -> {
          asked.addAndGet(request.header("Authorization").contains("/eu-west-1/") ? 0 : 1);
          return Response.xml("<DescribeInstancesResponse/>");
        });

    Summary summary =
        account.collect(
            AccountOfOneCluster.CONNECTION.inRegions(List.of("eu-west-1", "us-east-1")),
            new Target.Named(List.of("prod")),
            List.of(AwsTypes.INSTANCES),
            QUICK);

    assertThat(summary.clusters()).isEqualTo(1);
    assertThat(account.requests("DescribeInstances")).isNotEmpty();
    assertThat(asked).hasValue(0);
  }

  @Test
  void d10TagsAreKeptAsTheyAreAndStandInNoMessage() throws AwsConnectionException {
    account.on(
        "GET /clusters/prod",
        Response.json(
            "{\"cluster\":{\"name\":\"prod\",\"tags\":{\"a\":\"<script>alert(1)</script>\","
                + "\"b\":\"=cmd|' /C calc'!A0\",\"c\":\"one\\ntwo\"}}}"));

    Collected prod = account.prod(EKS_ALONE);

    assertThat(Values.text(cluster(prod), "DescribeCluster", "tags", "a"))
        .isEqualTo("<script>alert(1)</script>");
    assertThat(Values.text(cluster(prod), "DescribeCluster", "tags", "c")).isEqualTo("one\ntwo");
    assertThat(prod.gaps()).extracting(Gap::message).noneMatch(each -> each.contains("script"));
  }

  @Test
  void aListWithoutAnEndIsCut() throws AwsConnectionException {
    account.on(
        "GET /clusters/prod/addons",
        Response.json("{\"addons\":[\"coredns\"],\"nextToken\":\"again\"}"));

    Collected prod = account.prod(EKS_ALONE);

    assertThat(gaps(prod)).extracting(Gap::reason).containsExactly(Reason.TRUNCATED);
  }

  @Test
  void typesThatNobodyAskedForAreNotCalledAndSaidToBeMissing() throws AwsConnectionException {
    Collected prod = account.prod(List.of(AwsTypes.EKS_CLUSTERS));

    assertThat(account.requests("GET /clusters/prod/addons")).isEmpty();
    assertThat(prod.gaps())
        .filteredOn(gap -> gap.reason() == Reason.NOT_ASKED)
        .extracting(Gap::type)
        .contains(AwsTypes.ADDONS, AwsTypes.IAM_ROLES)
        .doesNotContain(AwsTypes.EKS_CLUSTERS);
  }
}
