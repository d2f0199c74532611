package dev.seawall.collect.kubernetes.connection;

import dev.seawall.collect.kubernetes.connection.ConnectionException.Code;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The proxy on the way to a server: the kubeconfig's, or the one of the environment. */
final class Proxies {
  private Proxies() {}

  static Optional<InetSocketAddress> of(
      String proxyUrl, URI server, Map<String, String> environment) throws ConnectionException {
    if (!proxyUrl.isEmpty()) {
      return Optional.of(address(proxyUrl));
    }
    String scheme = String.valueOf(server.getScheme());
    String set = variable(environment, scheme + "_proxy");
    if (set.isEmpty() || isExcepted(server.getHost(), variable(environment, "no_proxy"))) {
      return Optional.empty();
    }
    return Optional.of(address(set));
  }

  private static String variable(Map<String, String> environment, String name) {
    String upper = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    return upper.isEmpty() ? environment.getOrDefault(name, "") : upper;
  }

  /** As Go's client does: a name excepts its subdomains, and loopback is never proxied. */
  private static boolean isExcepted(String host, String list) {
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      return true;
    }
    for (String each : list.split(",")) {
      String name = each.strip().replaceFirst("^\\*?\\.", "");
      if (name.equals("*")
          || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
        return true;
      }
    }
    return false;
  }

  private static InetSocketAddress address(String written) throws ConnectionException {
    try {
      URI proxy = URI.create(written.contains("://") ? written : "http://" + written);
      if ("http".equals(proxy.getScheme())
          && proxy.getHost() != null
          && proxy.getUserInfo() == null) {
        return new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort());
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below, as any other wrong address.
    }
    throw new ConnectionException(
        Code.REFUSED, "the proxy must be an http address without a password");
  }
}
