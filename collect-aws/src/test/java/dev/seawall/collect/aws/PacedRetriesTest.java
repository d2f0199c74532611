package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.collect.aws.FakeAws.Response;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.EksException;

class PacedRetriesTest {
  private static final CollectOptions QUICK =
      CollectOptions.STANDARD.withDeadlines(
          Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofSeconds(10));

  private final Pace pace = new Pace(System::nanoTime);

  private EksClient client(FakeAws aws, SdkHttpClient http, CollectOptions options) {
    return EksClient.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .endpointOverride(aws.url())
        .httpClient(http)
        .overrideConfiguration(
            Clients.configuration(options).toBuilder()
                .retryStrategy(new PacedRetries(pace))
                .build())
        .build();
  }

  private static Response throttled() {
    return Response.error(429, "ThrottlingException", "Rate exceeded");
  }

  @Test
  void aRefusedCallIsRepeatedAndSlowsDownTheNext() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (FakeAws aws = FakeAws.start();
        SdkHttpClient http = Clients.http(CollectOptions.STANDARD);
        EksClient eks = client(aws, http, CollectOptions.STANDARD)) {
      aws.on(
          "GET /clusters",
          _ -> asked.incrementAndGet() == 1 ? throttled() : Response.json("{\"clusters\":[]}"));

      assertThat(eks.listClusters().clusters()).isEmpty();
      assertThat(asked).hasValue(2);
      assertThat(pace.isUnlimited()).isFalse();

      long start = System.nanoTime();
      for (int i = 0; i < 5; i++) {
        eks.listClusters();
      }
      double least = 4 / pace.perSecond();
      assertThat((System.nanoTime() - start) / 1e9).isGreaterThanOrEqualTo(least);
    }
  }

  @Test
  void whatIsRefusedForAnotherReasonSlowsNothingDown() throws Exception {
    try (FakeAws aws = FakeAws.start();
        SdkHttpClient http = Clients.http(CollectOptions.STANDARD);
        EksClient eks = client(aws, http, CollectOptions.STANDARD)) {
      aws.on("GET /clusters", Response.error(403, "AccessDeniedException", "not authorized"));

      assertThatThrownBy(eks::listClusters).isInstanceOf(EksException.class);
      assertThat(aws.requests("GET /clusters")).hasSize(1);
      assertThat(pace.isUnlimited()).isTrue();
    }
  }

  @Test
  void whoWaitsForATurnWaitsNoLongerThanTheCallMayTake() throws Exception {
    pace.refused();
    try (FakeAws aws = FakeAws.start();
        SdkHttpClient http = Clients.http(QUICK);
        EksClient eks = client(aws, http, QUICK)) {
      assertThatThrownBy(eks::listClusters)
          .isInstanceOfSatisfying(
              SdkException.class,
              e -> assertThat(Failures.of(e).kind()).isEqualTo(Failure.Kind.TIMED_OUT));
      assertThat(Thread.interrupted()).as("the next call of this thread is not ended").isFalse();
      assertThat(aws.requests("GET /clusters")).isEmpty();
    }
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() {
    pace.refused();
    PacedRetries retries = new PacedRetries(pace);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () -> retries.acquireInitialToken(AcquireInitialTokenRequest.create("any")))
          .isInstanceOf(AbortedException.class);
    } finally {
      assertThat(Thread.interrupted()).as("who interrupted is still heard").isTrue();
    }
  }

  @Test
  void aServiceThatThrottlesDoesNotSlowDownAnother() {
    assertThat(Clients.configuration(QUICK).retryStrategy())
        .isNotSameAs(Clients.configuration(QUICK).retryStrategy())
        .get()
        .isInstanceOf(PacedRetries.class);
  }
}
