package dev.seawall.emulators.eks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running emulator of the Amazon EKS API on loopback. Point {@code AWS_ENDPOINT_URL_EKS} at
 * {@link #url()}; any credentials will do. Its state is in memory and ends with it.
 *
 * <p>{@code PUT /_emulator/faults} with any of {@code deny} (a list of actions), {@code
 * throttleEvery} (calls) and {@code latencyMilliseconds} sets its faults from outside, {@code GET}
 * tells them. {@code PATCH /_emulator/resources} with {@code arn} and {@code set} changes a
 * resource as no caller could, such as a node group's health. {@code GET /_emulator/calls} tells
 * the calls since the last {@code DELETE} of it.
 */
public final class EksEmulator implements AutoCloseable {
  private static final int LARGEST_BODY = 1 << 20;
  private static final String CONTROL = "/_emulator/";
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Faults faults = new Faults();
  private final EksService service;

  private EksEmulator(HttpServer server, EmulatorOptions options) {
    this.server = server;
    this.service = new EksService(options, faults);
  }

  /**
   * Starts an emulator.
   *
   * @throws IOException if the port is taken
   */
  public static EksEmulator start(EmulatorOptions options) throws IOException {
    // without it every answer waits for the client's delayed acknowledgement, 40 ms
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
    EksEmulator emulator = new EksEmulator(HttpServer.create(address, 0), options);
    emulator.server.setExecutor(emulator.threads);
    emulator.server.createContext("/", emulator::handle);
    emulator.server.start();
    return emulator;
  }

  /** The address to give to clients, without a slash at its end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What goes wrong on demand; may be changed at any time. */
  public Faults faults() {
    return faults;
  }

  /** Stops answering at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        sleep(faults.latency());
        ObjectNode answer =
            exchange.getRequestURI().getPath().startsWith(CONTROL)
                ? control(exchange)
                : service.answer(request(exchange));
        send(exchange, 200, answer);
      } catch (ServiceFailure failure) {
        sendFailure(exchange, failure);
      } catch (RuntimeException fault) {
        sendFailure(
            exchange,
            ServiceFailure.of(500, "ServerException", "a fault in the emulator itself: " + fault));
      }
    }
  }

  private static void sleep(Duration latency) {
    if (!latency.isZero()) {
      try {
        Thread.sleep(latency);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static EksService.Request request(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    return new EksService.Request(
        exchange.getRequestMethod(),
        List.of(path.substring(1).split("/", -1)),
        Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
        exchange.getRequestHeaders().getFirst("Authorization"),
        body(exchange));
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream stream = exchange.getRequestBody()) {
      byte[] body = stream.readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        throw ServiceFailure.of(413, "RequestEntityTooLargeException", "The body is too large");
      }
      return body;
    }
  }

  private ObjectNode control(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String name = exchange.getRequestURI().getPath().substring(CONTROL.length());
    JsonNode body = tree(body(exchange));
    return switch (method + " " + name) {
      case "GET faults" -> told();
      case "PUT faults" -> {
        change(body);
        yield told();
      }
      case "PATCH resources" -> service.amend(body.path("arn").asText(), body.path("set"));
      case "GET calls" -> Json.object("calls", service.calls(false));
      case "DELETE calls" -> Json.object("calls", service.calls(true));
      default ->
          throw ServiceFailure.of(
              404, "UnknownOperationException", "No such control: " + method + " " + name);
    };
  }

  private static JsonNode tree(byte[] body) throws IOException {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw ServiceFailure.of(400, "SerializationException", e.getOriginalMessage());
    }
  }

  private void change(JsonNode wanted) {
    try {
      if (wanted.has("deny")) {
        faults.deny(Json.texts(wanted.path("deny")));
      }
      if (wanted.has("allowOnly")) {
        JsonNode only = wanted.path("allowOnly");
        faults.allowOnly(only.isNull() ? List.of("*") : Json.texts(only));
      }
      if (wanted.has("throttleEvery")) {
        faults.throttleEvery(wanted.path("throttleEvery").asInt());
      }
      if (wanted.has("latencyMilliseconds")) {
        faults.latency(Duration.ofMillis(wanted.path("latencyMilliseconds").asLong()));
      }
    } catch (IllegalArgumentException e) {
      throw ServiceFailure.invalidParameter(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode told() {
    ObjectNode told = Json.object("deny", Json.array(faults.denied()));
    told.put("throttleEvery", faults.throttleEvery());
    return told.put("latencyMilliseconds", faults.latency().toMillis());
  }

  private static void sendFailure(HttpExchange exchange, ServiceFailure failure)
      throws IOException {
    ObjectNode body = Json.object();
    failure.members().forEach(body::put);
    body.put("message", failure.getMessage());
    exchange.getResponseHeaders().set("x-amzn-ErrorType", failure.code());
    send(exchange, failure.status(), body);
  }

  private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
    byte[] bytes = Json.text(answer).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("x-amzn-RequestId", Identifiers.uuid());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
