package dev.seawall.collect.kubernetes.connection;

import dev.seawall.collect.kubernetes.connection.ConnectionException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kubeconfig files of a user put together as kubectl does: of entries with one name the first
 * file's counts.
 */
final class Kubeconfig {
  private static final int MOST_NAMES = 20;

  private final Map<String, Entry> clusters = new LinkedHashMap<>();
  private final Map<String, Entry> users = new LinkedHashMap<>();
  private final Map<String, Entry> contexts = new LinkedHashMap<>();
  private String currentContext = "";

  /** What a name stands for, and the folder that relative paths in it start from. */
  record Entry(Map<?, ?> value, Path folder) {}

  /** A context and the two entries it names. */
  record Context(String name, Entry cluster, Entry user, String namespace) {}

  private Kubeconfig() {}

  /** Those of the files that the options mean; none where there is no such file. */
  static Optional<Kubeconfig> find(ConnectionOptions options) throws ConnectionException {
    List<Path> files = options.files();
    return files.isEmpty() ? Optional.empty() : Optional.of(read(files));
  }

  static Kubeconfig read(List<Path> files) throws ConnectionException {
    Kubeconfig all = new Kubeconfig();
    for (Path file : files) {
      all.add(file);
    }
    return all;
  }

  private void add(Path file) throws ConnectionException {
    if (!Files.exists(file)) {
      throw new ConnectionException(Code.KUBECONFIG, "there is no kubeconfig at " + file);
    }
    Map<?, ?> read = Yaml.read(file);
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    addAll(read, "clusters", "cluster", clusters, file, folder);
    addAll(read, "users", "user", users, file, folder);
    addAll(read, "contexts", "context", contexts, file, folder);
    if (currentContext.isEmpty()) {
      currentContext = Yaml.text(read, "current-context");
    }
  }

  private static void addAll(
      Map<?, ?> read,
      String plural,
      String singular,
      Map<String, Entry> known,
      Path file,
      Path folder)
      throws ConnectionException {
    Set<String> here = new HashSet<>();
    for (Object each : Yaml.list(read, plural)) {
      if (!(each instanceof Map<?, ?> entry)) {
        continue;
      }
      String name = Yaml.text(entry, "name");
      if (!here.add(name)) {
        throw new ConnectionException(
            Code.KUBECONFIG,
            file + " has two " + plural + " of the name \"" + Shown.text(name) + "\"");
      }
      known.putIfAbsent(name, new Entry(Yaml.map(entry, singular), folder));
    }
  }

  /** The context of a name, or the current one when the name is empty. */
  Context context(String asked) throws ConnectionException {
    String name = asked.isEmpty() ? currentContext : asked;
    if (contexts.isEmpty()) {
      throw new ConnectionException(Code.KUBECONFIG, "the kubeconfig has no contexts");
    }
    if (name.isEmpty()) {
      throw new ConnectionException(
          Code.KUBECONFIG,
          "the kubeconfig has no current context; name one with --context: " + names());
    }
    Entry context = contexts.get(name);
    if (context == null) {
      throw new ConnectionException(
          Code.KUBECONFIG,
          "the kubeconfig has no context \"" + Shown.text(name) + "\"; it has " + names());
    }
    return new Context(
        name,
        named("cluster", clusters, context, name),
        named("user", users, context, name),
        Yaml.text(context.value(), "namespace"));
  }

  /** The context that leads to a server: the current one if it does, else the first by name. */
  Optional<Context> contextOf(String server) throws ConnectionException {
    List<String> candidates = new ArrayList<>(contexts.keySet().stream().sorted().toList());
    if (candidates.remove(currentContext)) {
      candidates.addFirst(currentContext);
    }
    for (String name : candidates) {
      Entry entry = contexts.get(name);
      Entry cluster = entry == null ? null : clusters.get(Yaml.text(entry.value(), "cluster"));
      if (cluster != null && isSame(Yaml.text(cluster.value(), "server"), server)) {
        return Optional.of(context(name));
      }
    }
    return Optional.empty();
  }

  /** EKS writes the host of an endpoint in capitals, and kubeconfigs may not. */
  private static boolean isSame(String written, String server) {
    return withoutSlash(written).equalsIgnoreCase(withoutSlash(server));
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static Entry named(
      String what, Map<String, Entry> known, Entry context, String contextName)
      throws ConnectionException {
    String name = Yaml.text(context.value(), what);
    Entry entry = known.get(name);
    if (entry != null) {
      return entry;
    }
    if (name.isEmpty() && what.equals("user")) {
      return new Entry(Map.of(), context.folder());
    }
    throw new ConnectionException(
        Code.KUBECONFIG,
        "context \"%s\" names the %s \"%s\", which the kubeconfig does not have"
            .formatted(Shown.text(contextName), what, Shown.text(name)));
  }

  private String names() {
    int rest = contexts.size() - MOST_NAMES;
    String some = String.join(", ", contexts.keySet().stream().sorted().limit(MOST_NAMES).toList());
    return Shown.text(some) + (rest > 0 ? " and " + rest + " more" : "");
  }
}
