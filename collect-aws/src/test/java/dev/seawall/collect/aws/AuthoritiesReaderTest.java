package dev.seawall.collect.aws;

import static dev.seawall.collect.aws.AccountOfOneCluster.CLUSTER;
import static dev.seawall.collect.aws.AccountOfOneCluster.EKS_ALONE;
import static dev.seawall.collect.aws.AccountOfOneCluster.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Request;
import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Gap.Reason;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Certificate authorities of clusters, whose operations the SDK does not know. */
@Timeout(60)
class AuthoritiesReaderTest {
  private static final String LIST = "GET /clusters/prod/certificate-authorities";
  private static final String OLD =
      """
      {"id": "ca-1", "createdAt": 1528000000, "createdBy": "EKS", "activatedAt": 1528000000.25,
       "activatedBy": "EKS", "signingStatus": "IN_USE", "distributionStatus": "COMPLETE"%s}
      """;
  private static final String NEW =
      """
      {"id": "ca-2", "createdAt": 1.78E9, "createdBy": "CUSTOMER", "signingStatus": "NOT_USED",
       "distributionStatus": "IN_PROGRESS"%s}
      """;

  @RegisterExtension private final AccountOfOneCluster account = AccountOfOneCluster.start();

  private void listed(String... summaries) {
    account.on(
        LIST, Response.json("{\"certificateAuthorities\": [" + String.join(",", summaries) + "]}"));
  }

  private void described(String id, String authority) {
    account.on(LIST + "/" + id, Response.json("{\"certificateAuthority\": " + authority + "}"));
  }

  private static Value read(Collected collected) {
    return Objects.requireNonNull(
        AccountOfOneCluster.cluster(collected).get("ListCertificateAuthorities"));
  }

  @Test
  void whatTheListAndTheDescriptionsSayStandsOnTheCluster() throws AwsConnectionException {
    listed(OLD.formatted(""), NEW.formatted(""));
    described(
        "ca-1",
        OLD.formatted(
            ", \"validity\": {\"notBefore\": 1528000000, \"notAfter\": 1843360000},"
                + " \"rollbackAvailable\": false, \"data\": \"LS0tLS1CRUdJTi\""));
    described(
        "ca-2",
        NEW.formatted(
            ", \"validity\": {\"notBefore\": 1780000000, \"notAfter\": 1937766400},"
                + " \"scheduledEvents\": {\"firstAutoActivation\": 1827700000}"));

    Collected prod = account.prod(EKS_ALONE);

    assertThat(read(prod))
        .hasToString(
            """
            [{"id": "ca-1", "createdAt": "2018-06-03T04:26:40Z", "createdBy": "EKS", \
            "activatedAt": "2018-06-03T04:26:40.250Z", "activatedBy": "EKS", \
            "signingStatus": "IN_USE", "distributionStatus": "COMPLETE", \
            "validity": {"notBefore": "2018-06-03T04:26:40Z", \
            "notAfter": "2028-05-31T04:26:40Z"}, "rollbackAvailable": false, \
            "data": "LS0tLS1CRUdJTi"}, {"id": "ca-2", "createdAt": "2026-05-28T20:26:40Z", \
            "createdBy": "CUSTOMER", "signingStatus": "NOT_USED", \
            "distributionStatus": "IN_PROGRESS", \
            "validity": {"notBefore": "2026-05-28T20:26:40Z", \
            "notAfter": "2031-05-28T20:26:40Z"}, \
            "scheduledEvents": {"firstAutoActivation": "2027-12-01T22:26:40Z"}}]\
            """);
    assertThat(AccountOfOneCluster.gaps(prod)).isEmpty();
    assertThat(AccountOfOneCluster.cluster(prod).get("ListUpdates")).hasToString("[]");
  }

  /** AWS refuses a request whose signature is of another path. */
  @Test
  void theRequestsAreSignedForThePathThatTheyGoTo() throws AwsConnectionException {
    listed(OLD.formatted(""));
    described("ca-1", OLD.formatted(""));

    account.prod(EKS_ALONE);

    for (String path : List.of(LIST, LIST + "/ca-1")) {
      Request request = account.requests(path).getFirst();
      assertThat(request.header("Authorization")).isEqualTo(signature(request, path.substring(4)));
    }
  }

  private static String signature(Request request, String path) {
    String date = request.header("X-amz-date");
    Instant time = Instant.from(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").parse(date));
    SdkHttpRequest.Builder again =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(URI.create("http://" + request.header("Host") + path));
    for (String name : List.of("Amz-sdk-invocation-id", "Amz-sdk-request")) {
      assertThat(request.header(name)).isNotEmpty();
      again.putHeader(name, request.header(name));
    }
    return AwsV4HttpSigner.create()
        .sign(
            r ->
                r.identity(AwsCredentialsIdentity.create(SdkEnvironment.ACCOUNT, "any"))
                    .request(again.build())
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "eks")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
        .request()
        .firstMatchingHeader("Authorization")
        .orElseThrow();
  }

  @Test
  void allPagesAreRead() throws AwsConnectionException {
    AtomicInteger pages = new AtomicInteger();
    account.on(
        LIST,
        _ ->
            Response.json(
                pages.incrementAndGet() == 1
                    ? "{\"certificateAuthorities\": ["
                        + OLD.formatted("")
                        + "], \"nextToken\": \"a\"}"
                    : "{\"certificateAuthorities\": [" + NEW.formatted("") + "]}"));
    described("ca-1", OLD.formatted(""));
    described("ca-2", NEW.formatted(""));

    assertThat(Values.each(Mapping.of(Map.of("all", read(account.prod(EKS_ALONE)))), "id", "all"))
        .containsExactly("ca-1", "ca-2");
  }

  @Test
  void aListThatIsDeniedIsAGapThatNamesItsAction() throws AwsConnectionException {
    account.on(
        LIST,
        Response.error(
            403,
            "AccessDeniedException",
            "User: arn:aws:iam::111122223333:user/auditor is not authorized to perform:"
                + " eks:ListCertificateAuthorities on resource: "
                + CLUSTER
                + " because no identity-based policy allows the eks:ListCertificateAuthorities"
                + " action"));

    Collected prod = account.prod(EKS_ALONE);

    String sentence =
        "eks:ListCertificateAuthorities was denied for "
            + CLUSTER
            + ": no identity-based policy allows it";
    assertThat(read(prod)).isEqualTo(new Unresolved(sentence));
    assertThat(AccountOfOneCluster.gaps(prod))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.verb()).isEqualTo("eks:ListCertificateAuthorities");
              assertThat(gap.reason()).isEqualTo(Reason.FORBIDDEN);
              assertThat(gap.message()).isEqualTo(sentence);
            });
  }

  @Test
  void aDescriptionThatIsDeniedHidesNothingOfTheList() throws AwsConnectionException {
    listed(OLD.formatted(""));
    account.on(LIST + "/ca-1", Response.error(403, "AccessDeniedException", "no"));

    Collected prod = account.prod(EKS_ALONE);

    Mapping authority =
        (Mapping)
            Values.items(AccountOfOneCluster.cluster(prod), "ListCertificateAuthorities")
                .getFirst();
    assertThat(Values.text(authority, "distributionStatus")).isEqualTo("COMPLETE");
    assertThat(Values.text(authority, "createdAt")).isEqualTo("2018-06-03T04:26:40Z");
    assertThat(authority.get("validity")).isInstanceOf(Unresolved.class);
    assertThat(authority.get("scheduledEvents")).isInstanceOf(Unresolved.class);
    assertThat(AccountOfOneCluster.gaps(prod))
        .extracting(Gap::verb)
        .containsExactly("eks:DescribeCertificateAuthority");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "404 ",
        "404 UnknownOperationException Unknown operation",
        "400 UnknownOperationException Unknown operation",
        "403 MissingAuthenticationTokenException Missing Authentication Token"
      })
  void anEndpointThatDoesNotKnowTheOperationSaysNothingOfTheCluster(String answer)
      throws AwsConnectionException {
    List<String> words = List.of(answer.split(" ", 3));
    int status = Integer.parseInt(words.getFirst());
    account.on(
        LIST,
        words.size() < 3
            ? new Response(status, Map.of("Content-Type", "text/html"), "<h1>No</h1>")
            : Response.error(status, words.get(1), words.get(2)));

    Collected prod = account.prod(EKS_ALONE);

    assertThat(read(prod))
        .isInstanceOf(Unresolved.class)
        .asString()
        .contains("eks:ListCertificateAuthorities is not available for " + CLUSTER);
    assertThat(AccountOfOneCluster.gaps(prod))
        .extracting(Gap::reason)
        .containsExactly(Reason.UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws-us-gov", "aws-cn"})
  void aPartitionWithoutTheOperationIsNoFault(String partition) throws AwsConnectionException {
    account.on(
        "GetCallerIdentity",
        Response.xml(
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:"
                + partition
                + ":iam::111122223333:user/auditor</Arn><UserId>A</UserId>"
                + "<Account>111122223333</Account>"
                + "</GetCallerIdentityResult></GetCallerIdentityResponse>"));
    account.on(
        LIST,
        Response.error(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));

    Collected prod = account.prod(EKS_ALONE);

    assertThat(read(prod)).isEqualTo(Null.NULL);
    assertThat(AccountOfOneCluster.gaps(prod)).isEmpty();
    assertThat(prod.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.level()).isEqualTo(Problem.Level.NOTICE);
              assertThat(problem.message())
                  .startsWith("eks:ListCertificateAuthorities is not available in eu-west-1");
            });
  }

  @Test
  void credentialsThatAreMissingAreNoMissingOperation() throws AwsConnectionException {
    account.on(
        LIST,
        Response.error(
            403, "MissingAuthenticationTokenException", "Request is missing Authentication Token"));

    assertThat(AccountOfOneCluster.gaps(account.prod(EKS_ALONE)))
        .extracting(Gap::reason)
        .containsExactly(Reason.UNAUTHORIZED);
  }

  @Test
  void aThrottledCallIsRepeatedAndOneThatVanishedIsLeftOut() throws AwsConnectionException {
    AtomicInteger calls = new AtomicInteger();
    account.on(
        LIST,
        _ ->
            calls.incrementAndGet() < 3
                ? Response.error(429, "ThrottlingException", "Rate exceeded")
                : Response.json(
                    "{\"certificateAuthorities\": ["
                        + OLD.formatted("")
                        + ","
                        + NEW.formatted("")
                        + "]}"));
    described("ca-1", OLD.formatted(""));
    account.on(LIST + "/ca-2", Response.error(404, "ResourceNotFoundException", "gone"));

    Collected prod = account.prod(EKS_ALONE);

    assertThat(Values.items(AccountOfOneCluster.cluster(prod), "ListCertificateAuthorities"))
        .hasSize(1);
    assertThat(AccountOfOneCluster.gaps(prod)).isEmpty();
    assertThat(calls).hasValue(3);
  }

  @Test
  void theCallsAreCounted() throws AwsConnectionException {
    Summary without = account.collect(new Target.Named(List.of("prod")), EKS_ALONE, QUICK);
    listed(OLD.formatted(""));
    described("ca-1", OLD.formatted(""));
    Summary with = account.collect(new Target.Named(List.of("prod")), EKS_ALONE, QUICK);

    assertThat(made(with) - made(without)).isEqualTo(1);
  }

  private static int made(Summary summary) {
    return summary.calls().getOrDefault("eks", 0);
  }

  @Test
  void namesThatLookLikeThePathChangeNothing() throws AwsConnectionException {
    account.on(
        "GET /clusters/updates",
        Response.json("{\"cluster\": {\"name\": \"updates\", \"status\": \"ACTIVE\"}}"));
    account.on(
        "GET /clusters/updates/certificate-authorities",
        Response.json("{\"certificateAuthorities\": [{\"id\": \"up/dates\"}]}"));
    account.on(
        "GET /clusters/updates/certificate-authorities/up/dates",
        Response.json("{\"certificateAuthority\": {\"id\": \"up/dates\", \"createdAt\": 0}}"));

    account.collect(new Target.Named(List.of("updates")), EKS_ALONE, QUICK);

    assertThat(read(account.clusters().getFirst()))
        .hasToString("[{\"id\": \"up/dates\", \"createdAt\": \"1970-01-01T00:00:00Z\"}]");
  }
}
