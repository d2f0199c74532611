package dev.seawall.collect.kubernetes.connection;

import dev.seawall.collect.kubernetes.connection.ConnectionException.Code;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a cluster's API is and how to prove who asks: a context of a kubeconfig, or what a pod
 * finds in itself. The credential is got when first asked for, and once more when the server
 * refuses it.
 */
public final class Connection {
  private static final Path POD_FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
  private final String name;
  private final URI server;
  private final SSLContext tls;
  private final boolean verified;
  private final String serverName;
  private final Optional<InetSocketAddress> proxy;
  private final String namespace;
  private final Map<String, List<String>> headers;
  private final Credentials credentials;
  private @Nullable String authorization;

  private Connection(
      String name,
      URI server,
      Tls.Context tls,
      Optional<InetSocketAddress> proxy,
      String namespace,
      Map<String, List<String>> headers,
      Credentials credentials) {
    this.name = name;
    this.server = server;
    this.tls = tls.context();
    this.verified = tls.verified();
    this.serverName = tls.serverName();
    this.proxy = proxy;
    this.namespace = namespace;
    this.headers = headers;
    this.credentials = credentials;
  }

  /** The connection that the options mean; in a pod without a kubeconfig, its own cluster's. */
  public static Connection open(ConnectionOptions options) throws ConnectionException {
    Optional<Kubeconfig> kubeconfig = Kubeconfig.find(options);
    if (kubeconfig.isPresent()) {
      return of(kubeconfig.get().context(options.context()), options);
    }
    return inCluster(options, POD_FOLDER);
  }

  static Connection inCluster(ConnectionOptions options, Path folder) throws ConnectionException {
    String host = options.environment().getOrDefault("KUBERNETES_SERVICE_HOST", "");
    String port = options.environment().getOrDefault("KUBERNETES_SERVICE_PORT", "443");
    Path token = folder.resolve("token");
    if (host.isEmpty() || !Files.exists(token)) {
      throw new ConnectionException(
          Code.KUBECONFIG,
          "there is no kubeconfig (--kubeconfig, KUBECONFIG or ~/.kube/config), and this is not a"
              + " pod");
    }
    URI server =
        URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    Map<String, String> cluster =
        Map.of("certificate-authority", folder.resolve("ca.crt").toString());
    return new Connection(
        "in-cluster",
        server,
        Tls.of(cluster, folder, Map.of(), folder, false),
        Optional.empty(),
        "",
        Map.of(),
        new Credentials.TokenFile(token));
  }

  /**
   * The connection of the kubeconfig's context that leads to a server, the current one first; none
   * when there is no kubeconfig or no such context.
   */
  public static Optional<Connection> to(URI server, ConnectionOptions options)
      throws ConnectionException {
    Optional<Kubeconfig> kubeconfig = Kubeconfig.find(options);
    if (kubeconfig.isEmpty()) {
      return Optional.empty();
    }
    Optional<Kubeconfig.Context> context = kubeconfig.get().contextOf(server.toString());
    return context.isPresent() ? Optional.of(of(context.get(), options)) : Optional.empty();
  }

  /**
   * A connection without a kubeconfig, as to a cluster that AWS describes.
   *
   * @param certificateAuthority the server's authority in PEM, in base64
   * @param token makes a bearer token, anew each time it is asked
   */
  public static Connection to(
      String name,
      URI server,
      String certificateAuthority,
      Supplier<String> token,
      ConnectionOptions options)
      throws ConnectionException {
    Path folder = Path.of("/");
    Map<String, String> cluster = Map.of("certificate-authority-data", certificateAuthority);
    return new Connection(
        name,
        server(server.toString(), name),
        Tls.of(cluster, folder, Map.of(), folder, options.skipTlsVerification()),
        Proxies.of("", server, options.environment()),
        "",
        Map.of(),
        new Credentials.Supplied(token));
  }

  private static Connection of(Kubeconfig.Context context, ConnectionOptions options)
      throws ConnectionException {
    Map<?, ?> cluster = context.cluster().value();
    Map<?, ?> user = context.user().value();
    URI server = server(Yaml.text(cluster, "server"), context.name());
    boolean skips = Yaml.text(cluster, "insecure-skip-tls-verify").equals("true");
    if (skips && !options.skipTlsVerification()) {
      throw new ConnectionException(
          Code.REFUSED,
          "context \"%s\" does not verify the server's certificate; allow it with"
                  .formatted(Shown.text(context.name()))
              + " --insecure-skip-tls-verify if you accept that anybody on the way may answer");
    }
    Credentials credentials = credentials(user, context.user().folder(), options);
    if (server.getScheme().equals("http")
        && !(credentials instanceof Credentials.None)
        && !isLoopback(server)) {
      throw new ConnectionException(
          Code.REFUSED,
          "context \"%s\" would send its credentials over plain http, which is refused"
              .formatted(Shown.text(context.name())));
    }
    return new Connection(
        context.name(),
        server,
        Tls.of(
            cluster,
            context.cluster().folder(),
            user,
            context.user().folder(),
            options.skipTlsVerification()),
        Proxies.of(Yaml.text(cluster, "proxy-url"), server, options.environment()),
        context.namespace(),
        impersonation(user),
        credentials);
  }

  private static URI server(String written, String context) throws ConnectionException {
    try {
      String trimmed = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
      URI server = URI.create(trimmed);
      boolean http = "https".equals(server.getScheme()) || "http".equals(server.getScheme());
      if (http && server.getHost() != null && server.getUserInfo() == null) {
        return server;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below, as any other wrong address.
    }
    throw new ConnectionException(
        Code.KUBECONFIG,
        "the server of context \"%s\" is not an https address".formatted(Shown.text(context)));
  }

  private static boolean isLoopback(URI server) {
    try {
      return InetAddress.getByName(server.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Credentials credentials(Map<?, ?> user, Path folder, ConnectionOptions options)
      throws ConnectionException {
    if (user.containsKey("auth-provider")) {
      throw new ConnectionException(
          Code.REFUSED,
          "the kubeconfig's auth-provider \"%s\" is refused: kubectl removed it in 1.26; use an exec"
                  .formatted(Shown.text(Yaml.text(Yaml.map(user, "auth-provider"), "name")))
              + " credential command");
    }
    if (!Yaml.text(user, "tokenFile").isEmpty()) {
      return new Credentials.TokenFile(folder.resolve(Yaml.text(user, "tokenFile")));
    }
    if (!Yaml.text(user, "token").isEmpty()) {
      return Credentials.Fixed.token(Yaml.text(user, "token"));
    }
    if (!Yaml.text(user, "username").isEmpty()) {
      return Credentials.Fixed.password(Yaml.text(user, "username"), Yaml.text(user, "password"));
    }
    if (user.containsKey("exec")) {
      return new Credentials.Command(
          ExecCommand.of(Yaml.map(user, "exec"), options.allowedCommands()));
    }
    return new Credentials.None();
  }

  private static Map<String, List<String>> impersonation(Map<?, ?> user)
      throws ConnectionException {
    if (user.containsKey("as-user-extra")) {
      throw new ConnectionException(
          Code.REFUSED, "the kubeconfig's as-user-extra is not known here; leave it out");
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    if (!Yaml.text(user, "as").isEmpty()) {
      headers.put("Impersonate-User", List.of(Yaml.text(user, "as")));
    }
    if (!Yaml.text(user, "as-uid").isEmpty()) {
      headers.put("Impersonate-Uid", List.of(Yaml.text(user, "as-uid")));
    }
    if (!Yaml.list(user, "as-groups").isEmpty()) {
      headers.put(
          "Impersonate-Group", Yaml.list(user, "as-groups").stream().map(String::valueOf).toList());
    }
    return headers;
  }

  /** The context's name. */
  public String name() {
    return name;
  }

  /** The server's address, without a slash at its end. */
  public URI server() {
    return server;
  }

  public SSLContext tls() {
    return tls;
  }

  /** Whether the server's certificate is verified. */
  public boolean isVerified() {
    return verified;
  }

  /** The name that the certificate must be made for; empty for the server's host. */
  public String serverName() {
    return serverName;
  }

  public Optional<InetSocketAddress> proxy() {
    return proxy;
  }

  /** The context's namespace, empty when it names none. */
  public String namespace() {
    return namespace;
  }

  /** The headers that ask to act as somebody else. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The {@code Authorization} header's value, empty for none. */
  public synchronized String authorization() throws ConnectionException {
    String known = authorization;
    if (known == null) {
      known = credentials.authorization();
      if (known.chars().anyMatch(c -> c < ' ' || c > '~')) {
        throw new ConnectionException(
            Code.CREDENTIALS, "the credential has characters that no header can carry");
      }
      authorization = known;
    }
    return known;
  }

  /** Gets the credential anew, unless another thread has done so since it was {@code refused}. */
  public synchronized String renewedAuthorization(String refused) throws ConnectionException {
    if (refused.equals(authorization)) {
      authorization = null;
    }
    return authorization();
  }

  /** Says nothing of the credential. */
  @Override
  public String toString() {
    return name + " at " + server;
  }
}
