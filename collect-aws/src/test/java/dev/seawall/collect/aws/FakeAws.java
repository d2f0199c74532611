package dev.seawall.collect.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A server that answers as AWS's services do on the wire, by operation: {@code GetCallerIdentity}
 * of a query, {@code DescribeRepositories} of a target header, {@code GET /clusters} of a path.
 * What it was not told to answer it does not know: 404 without an error code.
 */
final class FakeAws implements AutoCloseable {
  /** A request as it came. */
  record Request(String operation, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  /** What is sent back. */
  record Response(int status, Map<String, String> headers, String body) {
    static Response json(String body) {
      return new Response(200, Map.of("Content-Type", "application/json"), body);
    }

    static Response xml(String body) {
      return new Response(200, Map.of("Content-Type", "text/xml"), body);
    }

    /** An error of a service that speaks REST and JSON. */
    static Response error(int status, String code, String message) {
      return new Response(
          status,
          Map.of("Content-Type", "application/json", "x-amzn-ErrorType", code),
          "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    /** An error of a service that speaks XML. */
    static Response queryError(int status, String code, String message) {
      return new Response(
          status,
          Map.of("Content-Type", "text/xml"),
          "<ErrorResponse><Error><Type>Sender</Type><Code>"
              + code
              + "</Code><Message>"
              + message
              + "</Message></Error><RequestId>1</RequestId></ErrorResponse>");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Function<Request, Response>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private FakeAws(HttpServer server) {
    this.server = server;
  }

  static FakeAws start() throws IOException {
    FakeAws fake =
        new FakeAws(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    fake.server.setExecutor(fake.threads);
    fake.server.createContext("/", fake::handle);
    fake.server.start();
    fake.on(
        "GetCallerIdentity",
        Response.xml(
            "<GetCallerIdentityResponse><GetCallerIdentityResult>"
                + "<Arn>arn:aws:iam::111122223333:user/auditor</Arn><UserId>A</UserId>"
                + "<Account>111122223333</Account>"
                + "</GetCallerIdentityResult></GetCallerIdentityResponse>"));
    return fake;
  }

  FakeAws on(String operation, Response answer) {
    return on(operation, _ -> answer);
  }

  FakeAws on(String operation, Function<Request, Response> answer) {
    answers.put(operation, answer);
    return this;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Request> requests(String operation) {
    return requests.stream().filter(each -> each.operation().equals(operation)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Request request =
          new Request(operation(exchange, body), Map.copyOf(exchange.getRequestHeaders()), body);
      requests.add(request);
      Function<Request, Response> answer = answers.get(request.operation());
      Response response =
          answer == null
              ? new Response(404, Map.of("Content-Type", "text/html"), "<h1>Not Found</h1>")
              : answer.apply(request);
      response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String operation(HttpExchange exchange, String body) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) {
      return target.substring(target.lastIndexOf('.') + 1);
    }
    for (String parameter : body.split("&", -1)) {
      if (parameter.startsWith("Action=")) {
        return parameter.substring("Action=".length());
      }
    }
    String path = URLDecoder.decode(exchange.getRequestURI().getPath(), StandardCharsets.UTF_8);
    return exchange.getRequestMethod() + " " + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
