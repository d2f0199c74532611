package dev.seawall.collect.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.seawall.collect.kubernetes.ApiFailure.Kind;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.collect.kubernetes.connection.Shown;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Asks one API server, politely and never for longer than allowed. Redirects are not followed, so
 * that credentials go nowhere else. Close it: an open client keeps the program from ending.
 */
final class ApiClient implements AutoCloseable {
  private static final long LARGEST_ANSWER = 1L << 30;
  private static final int LARGEST_ERROR = 64 << 10;
  private static final int ATTEMPTS_WHEN_BUSY = 7;
  private static final int ATTEMPTS = 3;
  private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(10);
  private final Connection connection;
  private final HttpClient http;
  private final Duration callDeadline;
  private final long end;
  private final Semaphore permits;
  private final int parallelism;
  private int withdrawn;
  private final AtomicBoolean dead = new AtomicBoolean();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("seawall-deadlines").factory());

  /** Reads an answer's body. */
  @FunctionalInterface
  interface Reading<T> {
    T read(InputStream body) throws IOException, ApiFailure;
  }

  /** A request of one try, told apart from the connection. */
  record Ask(String path, String accept, Optional<String> body) {
    static Ask get(String path) {
      return new Ask(path, "application/json", Optional.empty());
    }
  }

  ApiClient(Connection connection, CollectOptions options) {
    this.connection = connection;
    this.callDeadline = options.callDeadline();
    this.end = System.nanoTime() + options.totalDeadline().toNanos();
    this.parallelism = options.parallelism();
    this.permits = new Semaphore(parallelism);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(connection.tls())
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    if (!connection.serverName().isEmpty()) {
      SSLParameters parameters = new SSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(connection.serverName())));
      builder.sslParameters(parameters);
    }
    connection.proxy().ifPresent(proxy -> builder.proxy(ProxySelector.of(proxy)));
    Duration shortest =
        LONGEST_CONNECTING.compareTo(callDeadline) < 0 ? LONGEST_CONNECTING : callDeadline;
    this.http = builder.connectTimeout(shortest).build();
  }

  /** The answer, after as many tries as its kind of failure deserves. */
  <T> T ask(Ask ask, Reading<T> reading) throws ApiFailure {
    boolean renewed = false;
    try {
      for (int attempt = 0; ; attempt++) {
        String authorization = authorization();
        try {
          return inTurn(ask, authorization, reading);
        } catch (Refusal refusal) {
          if (refusal.status == 401 && !renewed) {
            renewed = true;
            renew(authorization);
            continue;
          }
          if (refusal.status == 429) {
            askLessAtATime();
          }
          pause(refusal, attempt);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiFailure(Kind.TIMED_OUT, "was interrupted");
    }
  }

  private <T> T inTurn(Ask ask, String authorization, Reading<T> reading)
      throws Refusal, InterruptedException {
    permits.acquire();
    try {
      return once(ask, authorization, reading);
    } finally {
      permits.release();
    }
  }

  private String authorization() throws ApiFailure {
    try {
      return connection.authorization();
    } catch (ConnectionException e) {
      throw new ApiFailure(Kind.UNAUTHORIZED, String.valueOf(e.getMessage()));
    }
  }

  private void renew(String refused) throws ApiFailure {
    try {
      connection.renewedAuthorization(refused);
    } catch (ConnectionException e) {
      throw new ApiFailure(Kind.UNAUTHORIZED, String.valueOf(e.getMessage()));
    }
  }

  private synchronized void askLessAtATime() {
    if (withdrawn < parallelism - 1 && permits.tryAcquire()) {
      withdrawn++;
    }
  }

  /** Waits before the next try, or ends with the refusal when another would not help. */
  private void pause(Refusal refusal, int attempt) throws ApiFailure, InterruptedException {
    if (refusal.failure.kind() == Kind.UNREACHABLE && dead.get()) {
      throw refusal.failure;
    }
    if (attempt + 1 >= refusal.attempts()) {
      if (refusal.failure.kind() == Kind.UNREACHABLE) {
        dead.set(true);
      }
      throw refusal.failure;
    }
    Duration wait = Backoff.before(attempt, refusal.retryAfter);
    if (wait.compareTo(left()) > 0) {
      throw refusal.failure;
    }
    Thread.sleep(wait);
  }

  private Duration left() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  /** A failure and what to do about it. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient ApiFailure failure;
    private final int status;
    private final transient Optional<Duration> retryAfter;

    Refusal(ApiFailure failure, int status, Optional<Duration> retryAfter) {
      super(failure);
      this.failure = failure;
      this.status = status;
      this.retryAfter = retryAfter;
    }

    Refusal(Kind kind, String message) {
      this(new ApiFailure(kind, message), 0, Optional.empty());
    }

    int attempts() {
      return switch (failure.kind()) {
        case FORBIDDEN, UNAUTHORIZED, NOT_FOUND, GONE, CERTIFICATE, MALFORMED -> 1;
        case UNREACHABLE, TRUNCATED -> ATTEMPTS;
        case TIMED_OUT -> 2;
        case UNAVAILABLE ->
            status == 500 ? ATTEMPTS : status == 429 || status > 500 ? ATTEMPTS_WHEN_BUSY : 1;
      };
    }
  }

  private <T> T once(Ask ask, String authorization, Reading<T> reading)
      throws Refusal, InterruptedException {
    Duration allowed = callDeadline.compareTo(left()) < 0 ? callDeadline : left();
    if (allowed.isNegative() || allowed.isZero()) {
      throw new Refusal(
          new ApiFailure(Kind.TIMED_OUT, "was not asked: the time for everything was over"),
          0,
          Optional.of(Duration.ofDays(1)));
    }
    long until = System.nanoTime() + allowed.toNanos();
    CompletableFuture<HttpResponse<InputStream>> answer =
        http.sendAsync(request(ask, authorization), HttpResponse.BodyHandlers.ofInputStream());
    HttpResponse<InputStream> response;
    try {
      response = answer.get(allowed.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new Refusal(Kind.TIMED_OUT, "did not answer in " + seconds(allowed));
    } catch (ExecutionException e) {
      throw refusal(e, allowed);
    }
    InputStream body = response.body();
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> guard =
        watch.schedule(
            () -> {
              late.set(true);
              close(body);
            },
            until - System.nanoTime(),
            TimeUnit.NANOSECONDS);
    try {
      return read(response, authorization, reading);
    } catch (BoundedStream.TooLarge e) {
      throw new Refusal(Kind.MALFORMED, "answered more than " + (LARGEST_ANSWER >> 20) + " MiB");
    } catch (JsonProcessingException e) {
      // The parser's message quotes the text around the error, which may be anything.
      throw new Refusal(Kind.MALFORMED, "did not answer with JSON");
    } catch (IOException e) {
      throw late.get()
          ? new Refusal(Kind.TIMED_OUT, "did not finish its answer in " + seconds(allowed))
          : new Refusal(Kind.TRUNCATED, "ended in the middle of its answer");
    } catch (ApiFailure e) {
      throw new Refusal(e, 0, Optional.empty());
    } finally {
      guard.cancel(false);
      close(body);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // What it held has been read or is not wanted.
    }
  }

  private static String seconds(Duration duration) {
    return Math.max(1, duration.toSeconds()) + " s";
  }

  private HttpRequest request(Ask ask, String authorization) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(connection.server() + ask.path()))
            .header("Accept", ask.accept())
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "seawall");
    if (!authorization.isEmpty()) {
      builder.header("Authorization", authorization);
    }
    for (Map.Entry<String, List<String>> header : connection.headers().entrySet()) {
      header.getValue().forEach(value -> builder.header(header.getKey(), value));
    }
    ask.body()
        .ifPresent(
            body ->
                builder
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
    return builder.build();
  }

  private static Refusal refusal(Throwable cause, Duration allowed) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SSLException) {
        return new Refusal(Kind.CERTIFICATE, "is not trusted: " + words(each));
      }
      if (each instanceof HttpTimeoutException) {
        return new Refusal(Kind.TIMED_OUT, "did not answer in " + seconds(allowed));
      }
      if (each instanceof ConnectException || each instanceof UnresolvedAddressException) {
        return new Refusal(Kind.UNREACHABLE, "cannot be reached");
      }
    }
    return new Refusal(Kind.TRUNCATED, "broke the connection");
  }

  private static String words(Throwable cause) {
    return Shown.text(String.valueOf(cause.getMessage()));
  }

  private <T> T read(HttpResponse<InputStream> response, String authorization, Reading<T> reading)
      throws IOException, ApiFailure, Refusal {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    InputStream raw = new BoundedStream(response.body(), LARGEST_ANSWER);
    InputStream body =
        switch (encoding) {
          case "identity" -> raw;
          case "gzip" -> new BoundedStream(new GZIPInputStream(raw, 1 << 16), LARGEST_ANSWER);
          default -> throw new Refusal(Kind.MALFORMED, "answered in an encoding not asked for");
        };
    int status = response.statusCode();
    String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    boolean json = type.startsWith("application/json");
    if (status / 100 == 2) {
      if (!json) {
        throw new Refusal(Kind.MALFORMED, "answered \"" + Shown.text(type) + "\" instead of JSON");
      }
      return reading.read(body);
    }
    String message = json ? message(body, authorization) : "";
    throw new Refusal(failure(status, message), status, retryAfter(response));
  }

  /** The words of a Status object, which never repeat our credential. */
  private static String message(InputStream body, String authorization) throws IOException {
    byte[] text = body.readNBytes(LARGEST_ERROR);
    try {
      String said = JsonTree.text(JsonTree.read(new ByteArrayInputStream(text)), "message");
      int space = authorization.indexOf(' ');
      String secret = authorization.substring(space + 1);
      return Shown.text(secret.isEmpty() ? said : said.replace(secret, "…"));
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private static ApiFailure failure(int status, String message) {
    String said = "answered " + status + (message.isEmpty() ? "" : ": " + message);
    return switch (status) {
      case 401 -> new ApiFailure(Kind.UNAUTHORIZED, "refused the credentials");
      case 403 -> new ApiFailure(Kind.FORBIDDEN, message);
      case 404 -> new ApiFailure(Kind.NOT_FOUND, said);
      case 410 -> new ApiFailure(Kind.GONE, said);
      default ->
          status / 100 == 3
              ? new ApiFailure(
                  Kind.UNAVAILABLE,
                  "answered " + status + ", a redirect, which is not followed with credentials")
              : new ApiFailure(Kind.UNAVAILABLE, said);
    };
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Retry-After")
          .map(String::strip)
          .map(Long::parseLong)
          .filter(seconds -> seconds >= 0 && seconds < 86_400)
          .map(Duration::ofSeconds);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    http.shutdownNow();
  }
}
