package dev.seawall.cli;

import dev.seawall.collect.kubernetes.CollectOptions;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.collect.kubernetes.connection.ConnectionOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The options that say which cluster is read, and how. */
final class ClusterOptions {
  private static final int LONGEST = 900;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig to use; kubectl's if not given.")
  private Optional<Path> kubeconfig = Optional.empty();

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The kubeconfig's context to use; the current one if not given.")
  private Optional<String> context = Optional.empty();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "Read only this namespace; may be given several times; all if not given.")
  private List<String> namespaces = new ArrayList<>();

  @Option(
      names = "--read-secrets",
      description = "List Secrets too; only names, types and key names are kept.")
  private boolean readSecrets;

  @Option(
      names = "--allow-exec",
      paramLabel = "COMMAND",
      description =
          "A credential command that the kubeconfig may run, beside aws and"
              + " aws-iam-authenticator; may be given several times.")
  private List<String> allowedCommands = new ArrayList<>();

  @Option(
      names = "--insecure-skip-tls-verify",
      description = "Accept any certificate of the server. The report says so.")
  private boolean insecure;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "The longest that reading the cluster may take; 900 if not given.")
  private Optional<Integer> timeout = Optional.empty();

  /** Whether one of them was given, so that a cluster must be meant. */
  boolean isAsked() {
    return context.isPresent()
        || kubeconfig.isPresent()
        || !namespaces.isEmpty()
        || readSecrets
        || !allowedCommands.isEmpty()
        || insecure
        || timeout.isPresent();
  }

  /** The kubeconfigs that are read: the one that the user names, or kubectl's. */
  List<Path> kubeconfigs() {
    ConnectionOptions options = ConnectionOptions.standard();
    return kubeconfig.map(options::withKubeconfig).orElse(options).files();
  }

  /** Whether the user says which cluster of a kubeconfig is meant. */
  boolean namesContext() {
    return context.isPresent();
  }

  Connection open() {
    try {
      return Connection.open(connecting());
    } catch (ConnectionException e) {
      throw failure(e);
    }
  }

  ConnectionOptions connecting() {
    int seconds = timeout.orElse(LONGEST);
    if (seconds < 1) {
      throw CommandException.usage("--timeout is " + seconds + "; expected at least 1 second");
    }
    ConnectionOptions options = ConnectionOptions.standard();
    if (kubeconfig.isPresent()) {
      options = options.withKubeconfig(kubeconfig.get());
    }
    if (context.isPresent()) {
      options = options.withContext(context.get());
    }
    for (String command : allowedCommands) {
      options = options.allowing(command);
    }
    if (insecure) {
      options = options.skippingTlsVerification();
    }
    return options;
  }

  /** What a failed connection means to the user. */
  static CommandException failure(ConnectionException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.code()) {
      case KUBECONFIG, REFUSED -> CommandException.usage(message);
      case CREDENTIALS, CERTIFICATE, UNREACHABLE, NOT_KUBERNETES ->
          CommandException.incomplete(message);
    };
  }

  CollectOptions collecting() {
    Duration total = Duration.ofSeconds(timeout.orElse(LONGEST));
    CollectOptions standard = CollectOptions.STANDARD;
    Duration call = standard.callDeadline().compareTo(total) < 0 ? standard.callDeadline() : total;
    CollectOptions options =
        standard.withNamespaces(new TreeSet<>(namespaces)).withDeadlines(call, total);
    return readSecrets ? options.withSecrets() : options;
  }
}
