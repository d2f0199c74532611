package dev.seawall.collect.kubernetes;

import static dev.seawall.collect.kubernetes.FaultyProxy.answer;
import static dev.seawall.collect.kubernetes.ProxiedServer.BOTH;
import static dev.seawall.collect.kubernetes.ProxiedServer.OPTIONS;
import static dev.seawall.collect.kubernetes.ProxiedServer.assertWhole;
import static dev.seawall.collect.kubernetes.ProxiedServer.gap;
import static dev.seawall.collect.kubernetes.ProxiedServer.isPageOfMaps;
import static dev.seawall.collect.kubernetes.ProxiedServer.maps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.collect.kubernetes.connection.ConnectionOptions;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server refuses, forgets, is busy, hangs or breaks off while it is read; the tests bear the
 * lines of section C.
 */
class UnsteadyServerIT {
  @RegisterExtension private static final ProxiedServer PROXIED = ProxiedServer.start();

  @TempDir private Path folder;

  @Test
  void c03ARefusedTokenIsRenewedOnce() throws Exception {
    AtomicInteger refused = new AtomicInteger();
    assertWhole(
        PROXIED.collect(
            (exchange, request, truth) ->
                request.contains("continue=")
                    && isPageOfMaps(request)
                    && refused.getAndIncrement() == 0
                    && answer(exchange, 401, "{\"kind\":\"Status\",\"message\":\"Unauthorized\"}"),
            OPTIONS));
    assertThat(refused).hasValueGreaterThan(1);
  }

  @Test
  void c03ATokenThatStaysRefusedIsAGapWithWhatWasReadBefore() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Snapshot snapshot =
        PROXIED.collect(
            (exchange, request, truth) -> {
              if (!request.contains("continue=") || !isPageOfMaps(request)) {
                return false;
              }
              asked.incrementAndGet();
              return answer(
                  exchange, 401, "{\"kind\":\"Status\",\"message\":\"bad canary-token\"}");
            },
            OPTIONS);
    gap(snapshot, Gap.Reason.UNAUTHORIZED);
    assertThat(asked).hasValue(2);
    assertThat(maps(snapshot)).hasSizeBetween(40, 50);
  }

  @Test
  void c04AnExpiredContinueTokenRestartsTheListWithoutDuplicates() throws Exception {
    AtomicInteger continued = new AtomicInteger();
    assertWhole(
        PROXIED.collect(
            (exchange, request, truth) ->
                isPageOfMaps(request)
                    && request.contains("continue=")
                    && continued.getAndIncrement() == 1
                    && answer(
                        exchange,
                        410,
                        "{\"kind\":\"Status\",\"reason\":\"Expired\",\"message\":\"too old\"}"),
            OPTIONS));
  }

  @Test
  void c04AContinueTokenThatAlwaysExpiresLeavesTheListPartial() throws Exception {
    Snapshot snapshot =
        PROXIED.collect(
            (exchange, request, truth) ->
                isPageOfMaps(request)
                    && request.contains("continue=")
                    && answer(exchange, 410, "{\"kind\":\"Status\",\"message\":\"too old\"}"),
            OPTIONS);
    gap(snapshot, Gap.Reason.TRUNCATED);
    assertThat(maps(snapshot)).isNotEmpty();
  }

  @Test
  void c05ABusyServerIsAskedAgainWhenItSays() throws Exception {
    AtomicInteger busy = new AtomicInteger();
    List<Instant> asked = new ArrayList<>();
    assertWhole(
        PROXIED.collect(
            (exchange, request, truth) -> {
              if (!isPageOfMaps(request)) {
                return false;
              }
              asked.add(Instant.now());
              exchange.getResponseHeaders().set("Retry-After", "1");
              int before = busy.getAndIncrement();
              return before < 2 && answer(exchange, before == 0 ? 429 : 503, "{}");
            },
            OPTIONS));
    assertThat(Duration.between(asked.get(0), asked.get(1))).isGreaterThan(Duration.ofSeconds(1));
    assertThat(Duration.between(asked.get(1), asked.get(2))).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void c05AServerThatStaysBusyIsGivenUpInTime() throws Exception {
    Instant start = Instant.now();
    Snapshot snapshot =
        PROXIED.collect(
            (exchange, request, truth) -> isPageOfMaps(request) && answer(exchange, 503, "{}"),
            OPTIONS.withDeadlines(Duration.ofSeconds(2), Duration.ofSeconds(3)));
    gap(snapshot, Gap.Reason.UNAVAILABLE);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void c05AnEndlessRetryAfterIsNotWaitedFor() throws Exception {
    Instant start = Instant.now();
    Snapshot snapshot =
        PROXIED.collect(
            (exchange, request, truth) -> {
              exchange.getResponseHeaders().set("Retry-After", "80000");
              return isPageOfMaps(request) && answer(exchange, 429, "{}");
            },
            OPTIONS);
    gap(snapshot, Gap.Reason.UNAVAILABLE);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void c06AServerThatSendsAByteASecondIsLeftAtTheDeadline() throws Exception {
    Instant start = Instant.now();
    Snapshot snapshot =
        PROXIED.collect(
            (exchange, request, truth) -> {
              if (!isPageOfMaps(request)) {
                return false;
              }
              byte[] whole = truth.get();
              exchange.getResponseHeaders().set("Content-Type", "application/json");
              exchange.sendResponseHeaders(200, whole.length);
              OutputStream body = exchange.getResponseBody();
              for (byte each : whole) {
                body.write(each);
                body.flush();
                Thread.sleep(1000);
              }
              return true;
            },
            OPTIONS.withDeadlines(Duration.ofSeconds(2), Duration.ofSeconds(20)));
    gap(snapshot, Gap.Reason.TIMED_OUT);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void c06AHandshakeThatHangsIsLeftAtTheDeadline() throws Exception {
    Instant start = Instant.now();
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Path kubeconfig =
          Files.writeString(
              folder.resolve("silent"),
              Files.readString(PROXIED.server().kubeconfig("admin"))
                  .replace(PROXIED.server().url(), "https://127.0.0.1:" + silent.getLocalPort()));
      Connection connection =
          Connection.open(ConnectionOptions.standard().withKubeconfig(kubeconfig));
      CollectOptions hurried = OPTIONS.withDeadlines(Duration.ofSeconds(1), Duration.ofSeconds(5));
      assertThatThrownBy(
              () -> KubernetesCollector.collect(connection, BOTH, hurried, Progress.SILENT))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("did not answer");
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(7));
  }

  @Test
  void c07AListThatNeverEndsIsCut() throws Exception {
    Snapshot snapshot =
        PROXIED.collect(
            (exchange, request, truth) ->
                isPageOfMaps(request)
                    && answer(
                        exchange,
                        200,
                        "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{\"continue\":\"again\"},\"items\":[{\"metadata\":{\"name\":\"one\"}}]}"),
            OPTIONS);
    assertThat(gap(snapshot, Gap.Reason.TRUNCATED).message()).contains("without an end");
  }

  @Test
  void c07AListThatContinuesWithNewTokensAndNothingNewIsCut() throws Exception {
    AtomicInteger page = new AtomicInteger();
    Snapshot snapshot =
        PROXIED.collect(
            (exchange, request, truth) ->
                isPageOfMaps(request)
                    && answer(
                        exchange,
                        200,
                        "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{\"continue\":\"t%d\"},\"items\":[]}"
                            .formatted(page.incrementAndGet())),
            OPTIONS);
    gap(snapshot, Gap.Reason.TRUNCATED);
    assertThat(page).hasValueLessThan(10);
  }

  @Test
  void anAnswerCutInTheMiddleIsAskedForAgain() throws Exception {
    AtomicInteger cut = new AtomicInteger();
    assertWhole(
        PROXIED.collect(
            (exchange, request, truth) -> {
              if (!isPageOfMaps(request) || cut.getAndIncrement() != 1) {
                return false;
              }
              byte[] whole = truth.get();
              exchange.getResponseHeaders().set("Content-Type", "application/json");
              exchange.sendResponseHeaders(200, whole.length);
              exchange.getResponseBody().write(whole, 0, whole.length / 2);
              throw new IOException("cut");
            },
            OPTIONS));
  }

  @Test
  void anAnswerThatIsAlwaysCutIsAGapAndWhatWasReadIsKept() throws Exception {
    Snapshot snapshot =
        PROXIED.collect(
            (exchange, request, truth) -> {
              if (!isPageOfMaps(request)) {
                return false;
              }
              byte[] whole = truth.get();
              exchange.getResponseHeaders().set("Content-Type", "application/json");
              exchange.sendResponseHeaders(200, whole.length);
              exchange.getResponseBody().write(whole, 0, whole.length / 2);
              exchange.getResponseBody().flush();
              // What has arrived when the connection breaks may be lost with it.
              Thread.sleep(300);
              throw new IOException("cut");
            },
            OPTIONS);
    gap(snapshot, Gap.Reason.TRUNCATED);
    assertThat(maps(snapshot)).hasSizeBetween(5, 45);
  }
}
