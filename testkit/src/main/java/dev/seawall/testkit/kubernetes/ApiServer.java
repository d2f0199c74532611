package dev.seawall.testkit.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A running kube-apiserver with its etcd on loopback, as {@code
 * testkit/kubernetes/kube-apiserver.sh} builds and starts it (about 5 seconds). Nothing schedules
 * or runs pods; every object stays as it was written. Close it, or it ends with the JVM.
 */
public final class ApiServer implements AutoCloseable {
  private static final String VERSION = "v1.34.2";
  private static final int PORTS = 3;
  private static final int ATTEMPTS = 5;
  private final Path work;
  private final int port;
  private @Nullable HttpClient client;
  private final Thread atExit = new Thread(this::stop);

  private ApiServer(Path work, int port) {
    this.work = work;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts a server that knows the user {@code admin} and these users without any right. */
  public static ApiServer start(String... users) {
    if (!Files.isExecutable(binaries().resolve("kube-apiserver"))) {
      throw new IllegalStateException(
          "there is no kube-apiserver in " + binaries() + "; .ci/run builds it");
    }
    IllegalStateException last = new IllegalStateException("never tried");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return attempt(users);
      } catch (IllegalStateException busy) {
        // Another test may have taken the ports since they were found free.
        last = busy;
      }
    }
    throw last;
  }

  private static ApiServer attempt(String... users) {
    try {
      Path work = Files.createTempDirectory("seawall-apiserver");
      ApiServer server = new ApiServer(work, freePorts());
      ProcessBuilder start =
          script("start", binaries().toString(), work.toString(), String.valueOf(server.port));
      start.environment().put("USERS", String.join(" ", users));
      try {
        run(start, "");
      } catch (IllegalStateException failed) {
        server.close();
        throw failed;
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the server's programs are; {@code .ci/run} builds them there. */
  private static Path binaries() {
    String told = System.getenv("SEAWALL_KUBE_APISERVER");
    if (told != null) {
      return Path.of(told);
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path root = cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return root.resolve("seawall").resolve("kube-apiserver-" + VERSION);
  }

  private static ProcessBuilder script(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add("bash");
    command.add(
        Path.of(System.getProperty("seawall.root"), "testkit/kubernetes/kube-apiserver.sh")
            .toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static int freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    while (true) {
      List<ServerSocket> taken = new ArrayList<>();
      try {
        taken.add(new ServerSocket(0, 1, loopback));
        int first = taken.getFirst().getLocalPort();
        for (int next = first + 1; next < first + PORTS; next++) {
          taken.add(new ServerSocket(next, 1, loopback));
        }
        return first;
      } catch (IOException | IllegalArgumentException busy) {
        // One of the three is in use: look elsewhere.
      } finally {
        for (ServerSocket socket : taken) {
          socket.close();
        }
      }
    }
  }

  /** The server's address, without a slash at its end. */
  public String url() {
    return "https://127.0.0.1:" + port;
  }

  /** The kubeconfig of {@code admin} or of a user named at the start; its context is "testbed". */
  public Path kubeconfig(String user) {
    return work.resolve(user + ".kubeconfig");
  }

  /** The bearer token of a user. */
  public String token(String user) {
    return user + "-token";
  }

  /** The certificate the server shows, which is its own authority. */
  public Path certificateAuthority() {
    return work.resolve("certs").resolve("apiserver.crt");
  }

  /** Applies YAML documents as admin. */
  public void apply(String yaml) {
    run(kubectl("admin", "apply", "--server-side", "-f", "-"), yaml);
  }

  /** Applies CustomResourceDefinitions and waits until the server has objects of them. */
  public void define(String yaml) {
    apply(yaml);
    run(
        kubectl("admin", "wait", "--for=condition=Established", "--timeout=60s", "crd", "--all"),
        "");
  }

  /** Asks the server as a user for a path such as {@code /version}, following nothing. */
  public HttpResponse<byte[]> request(String user, String method, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", "Bearer " + token(user))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /**
   * Asks the server as admin to create an object written in YAML, all but storing it. {@code
   * fieldValidation} is Strict, Warn or Ignore.
   */
  public HttpResponse<byte[]> dryRun(String path, String yaml, String fieldValidation) {
    URI uri = URI.create(url() + path + "?dryRun=All&fieldValidation=" + fieldValidation);
    return send(
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token("admin"))
            .header("Content-Type", "application/yaml")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(yaml))
            .build());
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client().send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Creates objects of one type as admin, much faster than kubectl, several at a time. */
  public void create(String path, List<String> objects) {
    objects.parallelStream()
        .forEach(
            object -> {
              HttpResponse<byte[]> answer = request("admin", "POST", path, object);
              if (answer.statusCode() != 201) {
                throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
              }
            });
  }

  private synchronized HttpClient client() {
    HttpClient known = client;
    if (known == null) {
      try (InputStream certificate = Files.newInputStream(certificateAuthority())) {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int index = 0;
        for (Certificate each :
            CertificateFactory.getInstance("X.509").generateCertificates(certificate)) {
          trusted.setCertificateEntry("server" + index++, each);
        }
        TrustManagerFactory trust =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        known =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
      client = known;
    }
    return known;
  }

  /**
   * Runs kubectl as a user and answers what it prints; a failure is an exception with its words.
   */
  public String kubectlAs(String user, String... arguments) {
    return run(kubectl(user, arguments), "");
  }

  private ProcessBuilder kubectl(String user, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add("kubectl");
    command.add("--kubeconfig=" + kubeconfig(user));
    command.add("--cache-dir=" + work.resolve("kubectl-cache"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static String run(ProcessBuilder command, String input) {
    try {
      Path output = Files.createTempFile("seawall-output", ".txt");
      try {
        // To a file, because the server keeps a pipe open after the script that starts it ends.
        Process process = command.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try (var stdin = process.outputWriter()) {
          stdin.write(input);
        }
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        String told = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
          process.destroyForcibly();
          throw new IllegalStateException(String.join(" ", command.command()) + ": " + told);
        }
        return told;
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Makes etcd forget all but the present, so that lists that are under way cannot continue. */
  public void compact() {
    try {
      String range = etcd("range", "{\"key\":\"AA==\"}");
      Matcher revision = Pattern.compile("\"revision\":\"(\\d+)\"").matcher(range);
      if (!revision.find()) {
        throw new IllegalStateException(range);
      }
      etcd("compaction", "{\"revision\":\"" + revision.group(1) + "\",\"physical\":true}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String etcd(String action, String body) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + (port + 1) + "/v3/kv/" + action);
    HttpRequest request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    HttpResponse<String> answer = client().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
    return answer.body();
  }

  /** Kills the API server at once, as a node's death would; etcd lives on. */
  public void kill() {
    processId().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
  }

  private Optional<Long> processId() {
    try {
      Path file = work.resolve("apiserver.pid");
      return Files.exists(file)
          ? Optional.of(Long.parseLong(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends server and etcd and deletes what they kept. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    stop();
  }

  private void stop() {
    synchronized (this) {
      if (client != null) {
        client.shutdownNow();
      }
    }
    run(script("stop", work.toString()), "");
    try (Stream<Path> kept = Files.walk(work)) {
      for (Path path : kept.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
