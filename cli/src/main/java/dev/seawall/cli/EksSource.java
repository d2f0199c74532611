package dev.seawall.cli;

import dev.seawall.collect.aws.AwsCollector;
import dev.seawall.collect.aws.AwsConnection;
import dev.seawall.collect.aws.CollectOptions;
import dev.seawall.collect.aws.Described;
import dev.seawall.collect.aws.Mentioned;
import dev.seawall.collect.aws.Summary;
import dev.seawall.collect.kubernetes.Collected;
import dev.seawall.collect.kubernetes.KubernetesCollector;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.value.Position;
import dev.seawall.documents.Projection;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads EKS clusters: the AWS side, and the Kubernetes side of one. */
final class EksSource {
  private final AwsOptions aws;
  private final ClusterOptions kubernetes;
  private final ProgressLine progress;

  EksSource(AwsOptions aws, ClusterOptions kubernetes, ProgressLine progress) {
    this.aws = aws;
    this.kubernetes = kubernetes;
    this.progress = progress;
  }

  /** What was read of one cluster, beside its documents. */
  record Read(Scope scope, List<Gap> gaps, List<Problem> problems) {}

  /** What was read of many, beside the clusters themselves. */
  record Many(int clusters, List<Gap> gaps, List<Problem> problems) {}

  /**
   * Both sides of one cluster, as far as they can be read; the documents go to the sink, one at a
   * time.
   *
   * @throws CommandException when there is no such cluster or nothing at all could be read
   */
  Read one(Collection<ResourceType> types, Projection projection, Consumer<Document> sink) {
    List<Problem> problems = new ArrayList<>();
    AtomicReference<Collected> inside = new AtomicReference<>();
    Function<Described, Mentioned> mentioned =
        cluster -> {
          if (!aws.wantsKubernetes()) {
            return Mentioned.NOTHING;
          }
          Mentions mentions = new Mentions(cluster.arn());
          try {
            inside.set(
                KubernetesCollector.collect(
                    connection(cluster),
                    Sources.kubernetesTypes(types),
                    kubernetes.collecting().withProjection(projection),
                    (type, count) -> progress.say("read " + count + " " + type),
                    document -> {
                      mentions.add(document);
                      synchronized (sink) {
                        sink.accept(document);
                      }
                    }));
          } catch (ConnectionException e) {
            synchronized (problems) {
              problems.add(unreachable(cluster, e));
            }
          }
          return mentions.all();
        };
    AtomicReference<dev.seawall.collect.aws.Collected> outside = new AtomicReference<>();
    Many all = many(types, mentioned, outside::set);
    dev.seawall.collect.aws.Collected found = outside.get();
    if (found == null) {
      throw CommandException.incomplete(nothing(all));
    }
    found.documents().forEach(sink);
    problems.addAll(all.problems());
    return joined(found, Optional.ofNullable(inside.get()), problems);
  }

  /** The AWS side of all clusters that are asked for, each handed on as soon as it is read. */
  Many many(Collection<ResourceType> types, Consumer<dev.seawall.collect.aws.Collected> sink) {
    return many(types, cluster -> Mentioned.NOTHING, sink);
  }

  private Many many(
      Collection<ResourceType> types,
      Function<Described, Mentioned> mentioned,
      Consumer<dev.seawall.collect.aws.Collected> sink) {
    int clusters = 0;
    List<Gap> gaps = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (AwsConnection connection : aws.connections()) {
      progress.say("connecting to AWS");
      try (AwsCollector collector = aws.open(connection, CollectOptions.STANDARD)) {
        Summary summary =
            collector.collect(
                aws.target(),
                types,
                mentioned,
                (service, region, calls) ->
                    progress.say("AWS " + region + " " + service + ": " + calls + " calls"),
                sink);
        clusters += summary.clusters();
        gaps.addAll(summary.gaps());
        problems.addAll(summary.problems());
      }
    }
    return new Many(clusters, gaps, problems);
  }

  /** Why no cluster was read, in one sentence. */
  String nothing(Many all) {
    for (Problem problem : all.problems()) {
      return problem.where() + " " + problem.message();
    }
    for (Gap gap : all.gaps()) {
      return gap.message();
    }
    return "there is no EKS cluster to judge: " + aws.name();
  }

  /** The context that was named, else the one that leads to the endpoint, else a token of EKS. */
  private Connection connection(Described cluster) throws ConnectionException {
    if (kubernetes.namesContext()) {
      return kubernetes.open();
    }
    URI server = URI.create(cluster.endpoint());
    Optional<Connection> own = Connection.to(server, kubernetes.connecting());
    if (own.isPresent()) {
      return own.get();
    }
    return Connection.to(
        cluster.name(),
        server,
        cluster.certificateAuthority(),
        cluster.token(),
        kubernetes.connecting());
  }

  private static Problem unreachable(Described cluster, ConnectionException e) {
    return new Problem(
        Problem.Level.ERROR,
        "cluster " + cluster.name(),
        Position.UNKNOWN,
        "its Kubernetes side could not be read: "
            + e.getMessage()
            + "; name a context with --context, or read the AWS side alone with"
            + " --without-kubernetes");
  }

  private static Read joined(
      dev.seawall.collect.aws.Collected outside, Optional<Collected> inside, List<Problem> more) {
    Map<String, String> details = new TreeMap<>(outside.scope().details());
    SortedSet<ResourceType> complete = new TreeSet<>(outside.scope().complete());
    List<Gap> gaps = new ArrayList<>(outside.gaps());
    List<Problem> problems = new ArrayList<>(outside.problems());
    inside.ifPresent(
        kubernetes -> {
          details.putAll(kubernetes.scope().details());
          complete.addAll(kubernetes.scope().complete());
          gaps.addAll(kubernetes.gaps());
          problems.addAll(kubernetes.problems());
        });
    problems.addAll(more);
    details.put(Scope.EKS_CLUSTER, outside.scope().name());
    String name = details.getOrDefault("cluster", outside.scope().name());
    return new Read(new Scope(Scope.Kind.CLUSTER, name, complete, details), gaps, problems);
  }
}
