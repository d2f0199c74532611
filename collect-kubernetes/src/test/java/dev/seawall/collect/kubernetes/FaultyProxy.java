package dev.seawall.collect.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Stands before a real API server and corrupts some of its answers. */
final class FaultyProxy implements AutoCloseable {
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ApiServer server;
  private final String user;

  /** What happens to a request instead of its answer; false to answer it truly. */
  @FunctionalInterface
  interface Fault {
    boolean strike(HttpExchange exchange, String request, Supplier<byte[]> truth)
        throws IOException, InterruptedException;
  }

  FaultyProxy(ApiServer server, String user, Fault fault) {
    this.server = server;
    this.user = user;
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(threads);
    http.createContext("/", exchange -> handle(exchange, fault));
    http.start();
  }

  private void handle(HttpExchange exchange, Fault fault) throws IOException {
    String path = exchange.getRequestURI().toString();
    requests.add(path);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try (exchange) {
      if (!fault.strike(
          exchange,
          path,
          () -> server.request(user, exchange.getRequestMethod(), path, body).body())) {
        HttpResponse<byte[]> answer = server.request(user, exchange.getRequestMethod(), path, body);
        answer(exchange, answer.statusCode(), "application/json", answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static boolean answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    return true;
  }

  static boolean answer(HttpExchange exchange, int status, String json) throws IOException {
    return answer(exchange, status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** What was asked, in order. */
  List<String> requests() {
    return requests;
  }

  /** A kubeconfig that leads here, beside the server's own. */
  Path kubeconfig() throws IOException {
    return Files.writeString(
        server.kubeconfig(user).resolveSibling("proxy.kubeconfig"),
        """
        current-context: proxy
        clusters: [{name: c, cluster: {server: "%s"}}]
        users: [{name: u, user: {token: canary-token}}]
        contexts: [{name: proxy, context: {cluster: c, user: u}}]
        """
            .formatted(url()));
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
