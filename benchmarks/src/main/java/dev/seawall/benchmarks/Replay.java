package dev.seawall.benchmarks;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * A server on loopback that answers as another did, each call after the same time: the first time
 * it asks the other, from then on it remembers. So that what is measured is the client, and not an
 * emulator that answers one call at a time. It runs in a process of its own ({@link
 * ReplayProcess}), because one that shares its threads with the client answers late.
 */
final class Replay implements AutoCloseable {
  private static final Set<String> DROPPED =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "user-agent");

  /** Answers that it is not done yet, until it is. */
  private static final String POLLED = "CredentialReport";

  private final URI other;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();

  /** How many calls the other server had to answer. */
  private final AtomicInteger asked = new AtomicInteger();

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /** How many calls were refused because they came too fast. */
  private final AtomicInteger throttled = new AtomicInteger();

  private volatile Duration delay = Duration.ZERO;

  /** Whether to refuse what exceeds the rate at which EC2 answers questions of an account. */
  private volatile boolean limited;

  private record Answer(int status, String type, byte[] body) {}

  private Replay(URI other) throws IOException {
    this.other = other;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  static Replay of(URI other) throws IOException {
    return new Replay(other);
  }

  /** The two servers of {@link ReplayProcess}, which obey its standard input until that ends. */
  public static void main(String[] arguments) throws IOException {
    // A body after its head would wait for the client to acknowledge the head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try (Replay eks = of(URI.create(arguments[0]));
        Replay services = of(URI.create(arguments[1]))) {
      List<Replay> both = List.of(eks, services);
      System.out.println(eks.url() + " " + services.url());
      BufferedReader commands =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        String[] words = line.split(" ", 2);
        System.out.println(
            switch (words[0]) {
              case "delay" -> {
                Duration time = Duration.parse(words[1]);
                both.forEach(each -> each.delay = time);
                yield "done";
              }
              case "forget" -> {
                both.forEach(Replay::forgetCalls);
                yield "done";
              }
              case "limit" -> {
                both.forEach(each -> each.limited = true);
                yield "done";
              }
              case "calls" -> sum(both, Replay::calls);
              case "throttled" -> sum(both, each -> each.throttled.get());
              case "passed-on" -> sum(both, each -> each.asked.get());
              case "again" ->
                  both.stream().flatMap(each -> each.again().stream()).collect(joining("\t"));
              default -> throw new IllegalArgumentException(line);
            });
      }
    }
  }

  private static String sum(List<Replay> replays, ToIntFunction<Replay> number) {
    return String.valueOf(replays.stream().mapToInt(number).sum());
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Forgets which calls came, not their answers. */
  private void forgetCalls() {
    calls.clear();
    asked.set(0);
    throttled.set(0);
  }

  /**
   * The tokens of one service in one region: 100, and 20 more a second, as EC2 documents for
   * actions that change nothing. The other services tell no numbers.
   */
  private static final class Bucket {
    private static final double MOST = 100;
    private static final double EACH_SECOND = 20;
    private double tokens = MOST;
    private long last = System.nanoTime();

    synchronized boolean take() {
      long now = System.nanoTime();
      tokens = Math.min(MOST, tokens + (now - last) / 1e9 * EACH_SECOND);
      last = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }

  private int calls() {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The calls that came more than once. */
  private List<String> again() {
    return calls.entrySet().stream()
        .filter(each -> each.getValue() > 1)
        .map(each -> each.getValue() + " x " + each.getKey().replaceAll("\\s", " "))
        .sorted()
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String key = key(exchange, body);
      calls.merge(key, 1, Integer::sum);
      Answer answer = limited && !takes(exchange) ? refusal(exchange) : answers.get(key);
      if (answer == null) {
        answer = ask(exchange, body);
        if (!key.contains(POLLED)) {
          answers.put(key, answer);
        }
      } else {
        Thread.sleep(delay);
      }
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean takes(HttpExchange exchange) {
    return buckets.computeIfAbsent(scope(exchange), _ -> new Bucket()).take();
  }

  /** As the services say it: JSON by its type, the others in XML. */
  private Answer refusal(HttpExchange exchange) {
    throttled.incrementAndGet();
    String asked = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    boolean query = asked.startsWith("application/x-www-form-urlencoded");
    String text =
        query
            ? "<Response><Errors><Error><Code>RequestLimitExceeded</Code>"
                + "<Message>Request limit exceeded.</Message></Error></Errors></Response>"
            : "{\"__type\": \"ThrottlingException\", \"message\": \"Rate exceeded\"}";
    if (!query) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", "ThrottlingException");
    }
    return new Answer(
        query ? 503 : 429,
        query ? "text/xml" : "application/json",
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** The service and the region that a call is signed for. */
  private static String scope(HttpExchange exchange) {
    String signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    int scope = signed.indexOf('/');
    return scope < 0 ? "" : signed.substring(scope, signed.indexOf(',', scope));
  }

  /** What makes two calls the same: operation, parameters, service and region. */
  private static String key(HttpExchange exchange, byte[] body) {
    String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    return exchange.getRequestMethod()
        + " "
        + exchange.getRequestURI()
        + " "
        + target
        + " "
        + scope(exchange)
        + " "
        + new String(body, StandardCharsets.UTF_8);
  }

  private Answer ask(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    asked.incrementAndGet();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(other.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!DROPPED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    String type = answer.headers().firstValue("Content-Type").orElse("application/json");
    return new Answer(answer.statusCode(), type, answer.body());
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
