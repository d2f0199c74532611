package dev.seawall.collect.kubernetes;

import static dev.seawall.collect.kubernetes.FaultyProxy.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.collect.kubernetes.connection.ConnectionOptions;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads a real API server whose answers are delayed, cut, replaced or refused on the way; the tests
 * bear the lines of section C.
 */
class HostileServerIT {
  private static final int MAPS = 120;
  private static final Set<ResourceType> BOTH = Set.of(Types.CONFIG_MAPS, Types.CLUSTER_ROLES);
  private static final CollectOptions OPTIONS = CollectOptions.STANDARD.withPageSize(50);
  private static ApiServer server;
  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    server = ApiServer.start();
    List<String> maps = new ArrayList<>();
    for (int i = 0; i < MAPS; i++) {
      maps.add("{\"metadata\":{\"name\":\"map-%03d\"}}".formatted(i));
    }
    server.create("/api/v1/namespaces/default/configmaps", maps);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Snapshot collect(FaultyProxy.Fault fault, CollectOptions options) throws Exception {
    try (FaultyProxy proxy = new FaultyProxy(server, "admin", fault)) {
      return KubernetesCollector.collect(
          Connection.open(ConnectionOptions.standard().withKubeconfig(proxy.kubeconfig(folder))),
          BOTH,
          options,
          Progress.SILENT);
    }
  }

  private static boolean isPageOfMaps(String request) {
    return request.startsWith("/api/v1/configmaps");
  }

  private static List<String> maps(Snapshot snapshot) {
    return snapshot.documents().stream()
        .map(Document::origin)
        .map(origin -> ((Origin.Api) origin).path())
        .filter(path -> path.contains("/map-"))
        .toList();
  }

  private static void assertWhole(Snapshot snapshot) {
    assertThat(snapshot.gaps()).isEmpty();
    assertThat(maps(snapshot)).hasSize(MAPS).doesNotHaveDuplicates();
    assertThat(snapshot.scope().complete()).containsExactlyInAnyOrderElementsOf(BOTH);
  }

  /** Only the ConfigMaps are hidden, for this reason, and the ClusterRoles were read. */
  private static Gap gap(Snapshot snapshot, Gap.Reason reason) {
    assertThat(snapshot.gaps()).hasSize(1);
    Gap gap = snapshot.gaps().getFirst();
    assertThat(gap.type()).isEqualTo(Types.CONFIG_MAPS);
    assertThat(gap.reason()).as(gap.message()).isEqualTo(reason);
    assertThat(gap.message()).startsWith("list configmaps").doesNotContain("canary-token");
    assertThat(snapshot.scope().complete()).containsExactly(Types.CLUSTER_ROLES);
    assertThat(maps(snapshot)).doesNotHaveDuplicates();
    return gap;
  }

  @Test
  void aProxyThatChangesNothingHidesNothing() throws Exception {
    assertWhole(collect((exchange, request, truth) -> false, OPTIONS));
  }

  @Test
  void c03ARefusedTokenIsRenewedOnce() throws Exception {
    AtomicInteger refused = new AtomicInteger();
    assertWhole(
        collect(
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
        collect(
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
        collect(
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
        collect(
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
        collect(
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
        collect(
            (exchange, request, truth) -> isPageOfMaps(request) && answer(exchange, 503, "{}"),
            OPTIONS.withDeadlines(Duration.ofSeconds(2), Duration.ofSeconds(3)));
    gap(snapshot, Gap.Reason.UNAVAILABLE);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
  }

  @Test
  void c05AnEndlessRetryAfterIsNotWaitedFor() throws Exception {
    Instant start = Instant.now();
    Snapshot snapshot =
        collect(
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
        collect(
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
              Files.readString(server.kubeconfig("admin"))
                  .replace(server.url(), "https://127.0.0.1:" + silent.getLocalPort()));
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
        collect(
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
        collect(
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
  void c09ALoginPageIsNoList() throws Exception {
    byte[] page = "<html>sign in</html>".getBytes(StandardCharsets.UTF_8);
    Snapshot snapshot =
        collect(
            (exchange, request, truth) ->
                isPageOfMaps(request) && answer(exchange, 200, "text/html", page),
            OPTIONS);
    gap(snapshot, Gap.Reason.MALFORMED);
  }

  @Test
  void c09WhatOnlyLooksLikeAListIsNoList() throws Exception {
    for (String text :
        Arrays.asList(
            "{}",
            "[]",
            "null",
            "\"\"",
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\"}",
            "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"p\"}}]}",
            "{\"kind\":\"ConfigMapList\",\"items\":[{\"metadata\":{\"name\":\"x\"}}",
            "{\"kind\":\"ConfigMapList\",\"items\":[[]]}",
            "<html>",
            "{\"kind\":\"ConfigMapList\",\"items\":[" + "[".repeat(50_000))) {
      gap(
          collect(
              (exchange, request, truth) -> isPageOfMaps(request) && answer(exchange, 200, text),
              OPTIONS),
          Gap.Reason.MALFORMED);
    }
  }

  @Test
  void c09AListWithoutABodyIsNoList() throws Exception {
    gap(
        collect(
            (exchange, request, truth) -> isPageOfMaps(request) && answer(exchange, 200, ""),
            OPTIONS),
        Gap.Reason.MALFORMED);
  }

  @Test
  void c09ACompressedBombIsLeftEarly() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(
          "{\"kind\":\"ConfigMapList\",\"items\":[{\"a\":\"".getBytes(StandardCharsets.UTF_8));
      byte[] filler = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 200; i++) {
        gzip.write(filler);
      }
    }
    gap(
        collect(
            (exchange, request, truth) -> {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              if (!isPageOfMaps(request)) {
                exchange.getResponseHeaders().remove("Content-Encoding");
                return false;
              }
              return answer(exchange, 200, "application/json", bomb.toByteArray());
            },
            OPTIONS),
        Gap.Reason.MALFORMED);
  }

  @Test
  void anAnswerCutInTheMiddleIsAskedForAgain() throws Exception {
    AtomicInteger cut = new AtomicInteger();
    assertWhole(
        collect(
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
        collect(
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

  @Test
  void c12ARedirectIsNotFollowed() throws Exception {
    AtomicInteger followed = new AtomicInteger();
    Snapshot snapshot =
        collect(
            (exchange, request, truth) -> {
              if (request.startsWith("/latest/meta-data")) {
                followed.incrementAndGet();
              }
              exchange
                  .getResponseHeaders()
                  .set(
                      "Location",
                      "http://"
                          + exchange.getRequestHeaders().getFirst("Host")
                          + "/latest/meta-data");
              return isPageOfMaps(request) && answer(exchange, 307, "{}");
            },
            OPTIONS);
    assertThat(gap(snapshot, Gap.Reason.UNAVAILABLE).message()).contains("redirect");
    assertThat(followed).hasValue(0);
  }

  @Test
  void c21ControlCharactersInTheServersWordsAreEscapedAndBounded() throws Exception {
    Snapshot snapshot =
        collect(
            (exchange, request, truth) ->
                isPageOfMaps(request)
                    && answer(
                        exchange,
                        418,
                        "{\"kind\":\"Status\",\"message\":\"\\u001b]0;pwn\\u0007\\r\\u202e"
                            + "x".repeat(5000)
                            + "\"}"),
            OPTIONS);
    String message = gap(snapshot, Gap.Reason.UNAVAILABLE).message();
    assertThat(message).contains("\\u001b]0;pwn\\u0007\\u000d\\u202e").hasSizeLessThan(400);
    assertThat(message.chars()).noneMatch(Character::isISOControl);
  }

  /** The proxy asks for plain JSON, which makes the server answer like one before 1.27. */
  @Test
  void anOldServerIsAskedGroupByGroup() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    assertWhole(
        collect(
            (exchange, request, truth) -> {
              asked.add(request);
              return false;
            },
            OPTIONS));
    assertThat(asked).contains("/apis/rbac.authorization.k8s.io/v1", "/api/v1");
    assertThat(asked).noneMatch(request -> request.startsWith("/apis/apps"));
  }

  @Test
  void aServerThatForbidsDiscoveryIsReadWhereTypesUsuallyAre() throws Exception {
    assertWhole(
        collect(
            (exchange, request, truth) ->
                (request.equals("/api") || request.equals("/apis"))
                    && answer(exchange, 403, "{\"kind\":\"Status\"}"),
            OPTIONS));
  }

  @Test
  void whatIsNotAnApiServerIsRefusedInOneSentence() {
    assertThatThrownBy(
            () -> collect((exchange, request, truth) -> answer(exchange, 200, "{}"), OPTIONS))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("something else than its groups");
  }
}
