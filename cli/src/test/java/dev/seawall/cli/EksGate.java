package dev.seawall.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** EKS, but for what is refused: told by region and path, with the error code of the refusal. */
final class EksGate implements AutoCloseable {
  private record Refusal(Predicate<String> call, String code) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer listening;
  private final URI behind;
  private volatile List<Refusal> refusals = List.of();

  EksGate(URI behind) throws IOException {
    this.behind = behind;
    this.listening =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    listening.createContext("/", this::pass);
    listening.start();
  }

  /** Calls are spoken of as {@code eu-west-1 /clusters/shop}. */
  void refuse(Predicate<String> call, String code) {
    refusals = List.of(new Refusal(call, code));
  }

  void open() {
    refusals = List.of();
  }

  String url() {
    return "http://127.0.0.1:" + listening.getAddress().getPort();
  }

  private void pass(HttpExchange call) throws IOException {
    try (call) {
      String signed = call.getRequestHeaders().getFirst("Authorization");
      String region = signed.split("/", 5)[2];
      String asked = region + " " + call.getRequestURI().getPath();
      for (Refusal each : refusals) {
        if (each.call().test(asked)) {
          call.getResponseHeaders().add("x-amzn-ErrorType", each.code());
          answer(call, 403, "{\"message\":\"no\"}".getBytes(StandardCharsets.UTF_8));
          return;
        }
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(behind.toString() + call.getRequestURI()))
              .header("Authorization", signed)
              .method(
                  call.getRequestMethod(),
                  HttpRequest.BodyPublishers.ofByteArray(call.getRequestBody().readAllBytes()));
      String type = call.getRequestHeaders().getFirst("Content-Type");
      if (type != null) {
        request.header("Content-Type", type);
      }
      HttpResponse<byte[]> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("x-amzn-ErrorType")
          .ifPresent(code -> call.getResponseHeaders().add("x-amzn-ErrorType", code));
      answer(call, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange call, int status, byte[] body) throws IOException {
    call.getResponseHeaders().add("Content-Type", "application/json");
    call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    call.getResponseBody().write(body);
  }

  @Override
  public void close() {
    listening.stop(0);
    http.shutdownNow();
  }
}
