package dev.seawall.collect.kubernetes;

import static dev.seawall.collect.kubernetes.FaultyProxy.answer;
import static dev.seawall.collect.kubernetes.ProxiedServer.OPTIONS;
import static dev.seawall.collect.kubernetes.ProxiedServer.assertWhole;
import static dev.seawall.collect.kubernetes.ProxiedServer.gap;
import static dev.seawall.collect.kubernetes.ProxiedServer.isPageOfMaps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Snapshot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server answers with something else than what was asked for; the tests bear the lines of section
 * C.
 */
class HostileServerIT {
  @RegisterExtension private static final ProxiedServer PROXIED = ProxiedServer.start();

  @Test
  void aProxyThatChangesNothingHidesNothing() throws Exception {
    assertWhole(PROXIED.collect((exchange, request, truth) -> false, OPTIONS));
  }

  @Test
  void c09ALoginPageIsNoList() throws Exception {
    byte[] page = "<html>sign in</html>".getBytes(StandardCharsets.UTF_8);
    Snapshot snapshot =
        PROXIED.collect(
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
          PROXIED.collect(
              (exchange, request, truth) -> isPageOfMaps(request) && answer(exchange, 200, text),
              OPTIONS),
          Gap.Reason.MALFORMED);
    }
  }

  @Test
  void c09AListWithoutABodyIsNoList() throws Exception {
    gap(
        PROXIED.collect(
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
        PROXIED.collect(
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
  void c12ARedirectIsNotFollowed() throws Exception {
    AtomicInteger followed = new AtomicInteger();
    Snapshot snapshot =
        PROXIED.collect(
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
        PROXIED.collect(
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
        PROXIED.collect(
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
        PROXIED.collect(
            (exchange, request, truth) ->
                (request.equals("/api") || request.equals("/apis"))
                    && answer(exchange, 403, "{\"kind\":\"Status\"}"),
            OPTIONS));
  }

  @Test
  void whatIsNotAnApiServerIsRefusedInOneSentence() {
    assertThatThrownBy(
            () ->
                PROXIED.collect((exchange, request, truth) -> answer(exchange, 200, "{}"), OPTIONS))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("something else than its groups");
  }
}
