package dev.seawall.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.seawall.testkit.aws.AwsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before the emulators of an account and answers again what was asked before, so that an
 * account which does not change is read many times in little time. What is refused they say
 * themselves, as AWS does.
 */
final class Replay implements AutoCloseable {
  private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d{8}/([a-z0-9/-]+)");
  private static final Set<String> OF_CONNECTIONS =
      Set.of("connection", "content-length", "transfer-encoding", "date", "server");
  private static final Set<String> NOT_SENT_ON =
      Set.of("connection", "content-length", "host", "expect", "upgrade", "http2-settings");

  private final AwsEnvironment aws;
  private final HttpServer services;
  private final HttpServer eks;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Answer> known = new ConcurrentHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private volatile Set<String> refused = Set.of();

  /** What was answered, and to which action. */
  private record Answer(
      String action, int status, Map<String, List<String>> headers, byte[] body) {}

  private Replay(AwsEnvironment aws) throws IOException {
    this.aws = aws;
    this.services = server(aws.services());
    this.eks = server(aws.eks());
  }

  static Replay before(AwsEnvironment aws) {
    try {
      return new Replay(aws);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpServer server(URI emulator) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(emulator, exchange));
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The environment variables of the account, read through this. */
  Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>(aws.variables());
    variables.put("AWS_ENDPOINT_URL", url(services));
    variables.put("AWS_ENDPOINT_URL_EKS", url(eks));
    return variables;
  }

  /** Refuses these actions alone from now on. */
  void refuse(String... actions) {
    aws.deny(actions);
    refused = Set.of(actions);
  }

  /** The actions that were asked for since this was last asked. */
  Set<String> takeActions() {
    Set<String> taken = Set.copyOf(asked);
    asked.clear();
    return taken;
  }

  private void handle(URI emulator, HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Answer answer = answer(identity(emulator, exchange, body), emulator, exchange, body);
      asked.add(answer.action());
      answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  /** The same for two requests that ask the same, whenever they were signed. */
  private static String identity(URI emulator, HttpExchange exchange, byte[] body) {
    Headers headers = exchange.getRequestHeaders();
    Matcher scope =
        SCOPE.matcher(Optional.ofNullable(headers.getFirst("Authorization")).orElse(""));
    return String.join(
        " ",
        emulator.toString(),
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        scope.find() ? scope.group(1) : "",
        Optional.ofNullable(headers.getFirst("X-Amz-Target")).orElse(""),
        new String(body, StandardCharsets.UTF_8));
  }

  private Answer answer(String identity, URI emulator, HttpExchange exchange, byte[] body) {
    Answer before = known.get(identity);
    if (before != null && !refused.contains(before.action())) {
      return before;
    }
    Answer now = asked(emulator, exchange, body);
    if (!refused.contains(now.action())) {
      known.put(identity, now);
    }
    return now;
  }

  /** One after another, so that it is known which call was which action. */
  private synchronized Answer asked(URI emulator, HttpExchange exchange, byte[] body) {
    aws.takeCalls();
    Answer answer = sent(emulator, exchange, body);
    List<AwsEnvironment.Call> calls = aws.takeCalls();
    if (calls.size() != 1) {
      throw new IllegalStateException(exchange.getRequestURI() + " was " + calls);
    }
    return new Answer(calls.getFirst().action(), answer.status(), answer.headers(), answer.body());
  }

  private Answer sent(URI emulator, HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(emulator.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_SENT_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
      headers.keySet().removeIf(name -> OF_CONNECTIONS.contains(name.toLowerCase(Locale.ROOT)));
      return new Answer("", response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    services.stop(0);
    eks.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
  }
}
