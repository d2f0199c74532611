package dev.seawall.cli;

import dev.seawall.collect.aws.AwsCollector;
import dev.seawall.collect.aws.AwsConnection;
import dev.seawall.collect.aws.AwsConnectionException;
import dev.seawall.collect.aws.CollectOptions;
import dev.seawall.collect.aws.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options that say which EKS clusters are read on the AWS side, and with whose rights. */
final class AwsOptions {
  /** Many clusters take longer than one. */
  private static final Duration LONGEST = Duration.ofHours(6);

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = {
        "The EKS cluster to read, on the AWS and the Kubernetes side; may be given several times."
      })
  private List<String> clusters = new ArrayList<>();

  @Option(
      names = "--all-clusters",
      description =
          "Read all EKS clusters of the account, on the AWS side and, where a context of the"
              + " kubeconfig or the AWS credentials lead into them, on the Kubernetes side.")
  private boolean all;

  @Option(
      names = "--with-aws",
      description =
          "Read the AWS side too of the EKS cluster that the kubeconfig's context leads to.")
  private boolean ofContext;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Where the clusters are; may be given several times with --all-clusters.")
  private List<String> regions = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "Refuse credentials of other accounts; may be given several times.")
  private List<String> accounts = new ArrayList<>();

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      description = "Assume this role; one for each account when given several times.")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--external-id",
      paramLabel = "ID",
      description = "What the trust policies of the roles ask for.")
  private Optional<String> externalId = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "The profile of your AWS configuration to use.")
  private Optional<String> profile = Optional.empty();

  @Option(names = "--without-kubernetes", description = "Read the AWS side of the clusters alone.")
  private boolean withoutKubernetes;

  private final Map<AwsConnection, CompletableFuture<AwsCollector>> openings =
      new ConcurrentHashMap<>();

  private final CompletableFuture<Boolean> sensible = new CompletableFuture<>();

  /** Whether one of them was given, so that EKS must be meant. */
  boolean isAsked() {
    return !clusters.isEmpty()
        || all
        || ofContext
        || !regions.isEmpty()
        || !accounts.isEmpty()
        || !roles.isEmpty()
        || externalId.isPresent()
        || profile.isPresent()
        || withoutKubernetes;
  }

  /** Refuses what contradicts itself, before anything is asked. */
  void check() {
    if ((all ? 1 : 0) + (ofContext ? 1 : 0) + (clusters.isEmpty() ? 0 : 1) > 1) {
      throw CommandException.usage("give one of --cluster, --all-clusters and --with-aws");
    }
    if (!all && !ofContext && clusters.isEmpty()) {
      throw CommandException.usage(
          "say which cluster: --cluster NAME, --all-clusters, or --with-aws for the context's");
    }
    if (externalId.isPresent() && roles.isEmpty()) {
      throw CommandException.usage("--external-id needs --role-arn");
    }
    for (String account : accounts) {
      if (!account.matches("[0-9]{12}")) {
        throw CommandException.usage("--account is " + account + "; expected twelve digits");
      }
    }
  }

  /** Whether one cluster is meant. */
  boolean isOne() {
    return (ofContext || clusters.size() == 1) && regions.size() <= 1 && roles.size() <= 1;
  }

  boolean wantsKubernetes() {
    return !withoutKubernetes;
  }

  /** Whether the cluster is the one that the kubeconfig's context leads to. */
  boolean isOfContext() {
    return ofContext;
  }

  /**
   * Which clusters are meant.
   *
   * @param server tells the URL of the context's API server
   */
  Target target(Supplier<URI> server) {
    if (ofContext) {
      return new Target.WithEndpoint(server.get().toString());
    }
    return all ? new Target.All() : new Target.Named(clusters);
  }

  /** What is asked for, in words. */
  String name() {
    return all ? "all clusters" : ofContext ? "--with-aws" : String.join(", ", clusters);
  }

  /** One for each role, or the one that the environment has. */
  List<AwsConnection> connections() {
    AwsConnection plain = new AwsConnection(profile, regions, Optional.empty(), Optional.empty());
    return roles.isEmpty()
        ? List.of(plain)
        : roles.stream().map(role -> plain.withRole(role, externalId)).toList();
  }

  /**
   * Begins to connect, to the first of several, while something else is made ready.
   *
   * @param certain whether nothing that was given is refused any more; else AWS is not called
   *     before {@link #proceed}
   */
  void begin(boolean certain) {
    if (certain) {
      proceed();
    }
    AwsConnection first = connections().getFirst();
    openings.put(first, opening(first));
  }

  /** Lets AWS be called: what was given makes sense. */
  void proceed() {
    sensible.complete(true);
  }

  private CompletableFuture<AwsCollector> opening(AwsConnection connection) {
    return CompletableFuture.supplyAsync(() -> connected(connection), Thread::startVirtualThread);
  }

  private AwsCollector connected(AwsConnection connection) {
    try {
      return AwsCollector.open(connection, collecting(), sensible::join);
    } catch (AwsConnectionException e) {
      throw failure(e);
    }
  }

  private CollectOptions collecting() {
    CollectOptions standard = CollectOptions.STANDARD;
    return isOne()
        ? standard
        : standard.withDeadlines(standard.connectDeadline(), standard.callDeadline(), LONGEST);
  }

  /** Opens a connection, unless it leads to an account that was not meant. */
  AwsCollector open(AwsConnection connection) {
    proceed();
    AwsCollector collector = opened(openings.computeIfAbsent(connection, this::opening));
    String account = collector.identity().account();
    if (accounts.isEmpty() || accounts.contains(account)) {
      return collector;
    }
    collector.close();
    throw CommandException.usage(
        "the AWS credentials are of account "
            + account
            + "; expected "
            + String.join(" or ", accounts));
  }

  private static AwsCollector opened(CompletableFuture<AwsCollector> opening) {
    try {
      return opening.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CommandException known ? known : e;
    }
  }

  private static CommandException failure(AwsConnectionException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.code()) {
      case REGION -> CommandException.usage(message);
      case CREDENTIALS, EXPIRED, ROLE, UNREACHABLE -> CommandException.incomplete(message);
    };
  }
}
