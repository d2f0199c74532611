package dev.seawall.emulators.eks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * An emulator and a client of it, with a clock that the test moves. Every answer is compared with
 * the service model.
 */
final class Client implements AutoCloseable {
  static final Duration SETTLING = Duration.ofMinutes(10);
  static final String ROLE = "arn:aws:iam::111122223333:role/";
  private static final ServiceModel MODEL = ServiceModel.load();
  private static final String ACCOUNT = "111122223333";
  private final MovedClock clock = new MovedClock();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final EksEmulator emulator;

  /** An answer, with the error's code, which is empty when there is none. */
  record Answer(int status, String error, JsonNode body) {}

  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  Client() throws IOException {
    emulator =
        EksEmulator.start(
            EmulatorOptions.defaults().settlingIn(SETTLING).withClusterQuota(150).at(clock));
  }

  Faults faults() {
    return emulator.faults();
  }

  /** Lets everything end that is under way. */
  void settle() {
    clock.now = clock.now.plus(SETTLING);
  }

  /** Asks as an account in us-east-1 and tells the answer, of whatever status. */
  Answer ask(String method, String path, String body) {
    return ask(method, path, body, authorization(ACCOUNT, "us-east-1"));
  }

  static String authorization(String key, String region) {
    return "AWS4-HMAC-SHA256 Credential="
        + key
        + "/20261121/"
        + region
        + "/eks/aws4_request, SignedHeaders=host, Signature=00";
  }

  Answer ask(String method, String path, String body, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(emulator.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String error = answer.headers().firstValue("x-amzn-ErrorType").orElse("");
      JsonNode read = Json.MAPPER.readTree(answer.body());
      List<String> segments = List.of(path.replaceAll("\\?.*", "").substring(1).split("/", -1));
      if (answer.statusCode() == 200 && !path.startsWith("/_emulator")) {
        String shape = MODEL.find(method, segments).orElseThrow().output();
        assertThat(ShapeCheck.answer(MODEL, shape, read)).as(method + " " + path).isEmpty();
      }
      return new Answer(answer.statusCode(), error, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for what must succeed; single quotes in the body stand for double ones. */
  JsonNode get(String path) {
    return succeed(ask("GET", path, ""));
  }

  JsonNode post(String path, String body) {
    return succeed(ask("POST", path, body.replace('\'', '"')));
  }

  private static JsonNode succeed(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.body();
  }

  /** Asks for what must be refused and tells the error's code and message. */
  String refused(String method, String path, String body) {
    Answer answer = ask(method, path, body.replace('\'', '"'));
    assertThat(answer.error()).as(answer.toString()).isNotEmpty();
    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    return answer.error() + ": " + answer.body().path("message").asText();
  }

  /** Creates a cluster with more members than the three it must have. */
  JsonNode create(String name, String more) {
    return post(
            "/clusters",
            "{'name':'"
                + name
                + "','roleArn':'"
                + ROLE
                + "c','resourcesVpcConfig':{'subnetIds':['subnet-1','subnet-2']}"
                + more
                + "}")
        .path("cluster");
  }

  /** Creates a cluster that is up. */
  void createActive(String name, String more) {
    create(name, more);
    settle();
  }

  JsonNode cluster(String name) {
    return get("/clusters/" + name).path("cluster");
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
    emulator.close();
  }
}
