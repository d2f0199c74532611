package dev.seawall.collect.kubernetes.connection;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which cluster is meant and what its kubeconfig may do.
 *
 * @param kubeconfigs the files given by the user; empty for those of the environment
 * @param context the context's name; empty for the current one
 * @param allowedCommands credential commands that may run, written as the kubeconfig writes them
 * @param skipTlsVerification whether a certificate that proves nothing is accepted
 * @param environment the environment variables of this process
 */
public record ConnectionOptions(
    List<Path> kubeconfigs,
    String context,
    Set<String> allowedCommands,
    boolean skipTlsVerification,
    Map<String, String> environment) {
  /** The commands that get a token for Amazon EKS. */
  public static final Set<String> STANDARD_COMMANDS = Set.of("aws", "aws-iam-authenticator");

  public ConnectionOptions {
    kubeconfigs = List.copyOf(kubeconfigs);
    allowedCommands = Set.copyOf(allowedCommands);
    environment = Map.copyOf(environment);
  }

  /** What {@code kubectl} would use without any flag. */
  public static ConnectionOptions standard() {
    return new ConnectionOptions(List.of(), "", STANDARD_COMMANDS, false, System.getenv());
  }

  /**
   * The kubeconfig files that are read: those given, else those of {@code KUBECONFIG} that exist,
   * else {@code ~/.kube/config} if it does.
   */
  public List<Path> files() {
    if (!kubeconfigs.isEmpty()) {
      return kubeconfigs;
    }
    List<Path> files = new ArrayList<>();
    for (String each : environment.getOrDefault("KUBECONFIG", "").split(File.pathSeparator)) {
      if (!each.isEmpty()) {
        files.add(Path.of(each));
      }
    }
    if (files.isEmpty()) {
      String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
      files.add(Path.of(home, ".kube", "config"));
    }
    files.removeIf(file -> !Files.exists(file));
    return files;
  }

  public ConnectionOptions withKubeconfig(Path file) {
    return new ConnectionOptions(
        List.of(file), context, allowedCommands, skipTlsVerification, environment);
  }

  public ConnectionOptions withContext(String name) {
    return new ConnectionOptions(
        kubeconfigs, name, allowedCommands, skipTlsVerification, environment);
  }

  public ConnectionOptions allowing(String command) {
    Set<String> commands = new TreeSet<>(allowedCommands);
    commands.add(command);
    return new ConnectionOptions(kubeconfigs, context, commands, skipTlsVerification, environment);
  }

  public ConnectionOptions skippingTlsVerification() {
    return new ConnectionOptions(kubeconfigs, context, allowedCommands, true, environment);
  }
}
