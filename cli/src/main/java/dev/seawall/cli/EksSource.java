package dev.seawall.cli;

import dev.seawall.collect.aws.AwsCollector;
import dev.seawall.collect.aws.AwsConnection;
import dev.seawall.collect.aws.Described;
import dev.seawall.collect.aws.Mentioned;
import dev.seawall.collect.aws.Summary;
import dev.seawall.collect.kubernetes.Collected;
import dev.seawall.collect.kubernetes.KubernetesCollector;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads EKS clusters: the AWS side, and the Kubernetes side where it can be reached. */
final class EksSource {
  private static final String UNREACHED = "the Kubernetes side could not be read";

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

  /** The Kubernetes side of a cluster, or why there is none. */
  private record Inside(
      Optional<Collected> collected, List<Document> documents, List<Problem> problems) {
    private static final Inside UNWANTED = new Inside(Optional.empty(), List.of(), List.of());

    /** What was not read; of a side that could not be reached that is all that was wanted. */
    List<Gap> unread(Collection<ResourceType> types) {
      if (collected.isPresent()) {
        return collected.get().gaps();
      }
      return problems.isEmpty()
          ? List.of()
          : Sources.kubernetesTypes(types).stream()
              .map(type -> new Gap(type, "", "list", Gap.Reason.UNAVAILABLE, UNREACHED))
              .toList();
    }
  }

  /**
   * Both sides of one cluster, as far as they can be read; the documents go to the sink, one at a
   * time.
   *
   * @throws CommandException when there is no such cluster or nothing at all could be read
   */
  Read one(Collection<ResourceType> types, Projection projection, Consumer<Document> sink) {
    AtomicReference<Inside> inside = new AtomicReference<>();
    Function<Described, Mentioned> mentioned =
        cluster -> {
          Mentions mentions = new Mentions(cluster.arn());
          Inside reached =
              inside(
                  cluster,
                  types,
                  projection,
                  document -> {
                    mentions.add(document);
                    synchronized (sink) {
                      sink.accept(document);
                    }
                  });
          inside.set(reached);
          return mentions.all(reached.unread(types));
        };
    AtomicReference<dev.seawall.collect.aws.Collected> outside = new AtomicReference<>();
    Many all = collect(types, mentioned, outside::set);
    dev.seawall.collect.aws.Collected found = outside.get();
    if (found == null) {
      throw CommandException.incomplete(nothing(all));
    }
    found.documents().forEach(sink);
    Inside reached = Optional.ofNullable(inside.get()).orElse(Inside.UNWANTED);
    List<Problem> problems = new ArrayList<>(reached.problems());
    problems.addAll(all.problems());
    return joined(found, reached.collected(), problems);
  }

  /**
   * All clusters that are asked for, each handed on as soon as both of its sides are read. What is
   * said of a Kubernetes side names its cluster.
   *
   * @throws CommandException when there is no cluster and no reason why
   */
  Many many(Collection<ResourceType> types, Projection projection, Consumer<Snapshot> sink) {
    Map<String, Inside> insides = new ConcurrentHashMap<>();
    Function<Described, Mentioned> mentioned =
        cluster -> {
          Mentions mentions = new Mentions(cluster.arn());
          List<Document> documents = new ArrayList<>();
          Inside inside = inside(cluster, types, projection, documents::add);
          documents.forEach(mentions::add);
          insides.put(cluster.arn(), new Inside(inside.collected(), documents, inside.problems()));
          return mentions.all(inside.unread(types));
        };
    Many all =
        collect(
            types,
            mentioned,
            outside -> {
              String arn = outside.scope().name();
              Optional<Inside> found = Optional.ofNullable(insides.remove(arn));
              Inside inside = found.orElse(Inside.UNWANTED);
              Read read =
                  joined(
                      outside, inside.collected().map(each -> named(arn, each)), inside.problems());
              Map<String, String> details = new TreeMap<>(read.scope().details());
              details.put(Scope.AMONG_CLUSTERS, arn);
              Scope scope = new Scope(read.scope().kind(), arn, read.scope().complete(), details);
              List<Document> documents = new ArrayList<>(outside.documents());
              documents.addAll(inside.documents());
              List<Gap> gaps = read.gaps().stream().map(gap -> ofCluster(arn, gap)).toList();
              sink.accept(new Snapshot(scope, documents, gaps, read.problems()));
            });
    if (all.clusters() == 0 && all.gaps().isEmpty()) {
      throw CommandException.incomplete(nothing(all));
    }
    return all;
  }

  /**
   * What EKS did not tell is of one cluster, with all that it or the Kubernetes side leads to; what
   * other services did not, and what EKS says of a whole region, is of all they serve.
   */
  private static Gap ofCluster(String arn, Gap gap) {
    String kind = gap.type().kind();
    boolean told =
        kind.startsWith("AWS::EKS::")
            || gap.verb().startsWith("eks:")
            || (AwsTypes.isOne(gap.type()) && gap.verb().equals("list"));
    boolean own =
        told
            && !kind.equals(AwsTypes.REGIONS.kind())
            && !gap.verb().equals("eks:ListClusters")
            && gap.reason() != Gap.Reason.NOT_ASKED;
    return own ? gap.of(arn, gap.message()) : gap;
  }

  /** A gap or problem of one cluster's objects says nothing among those of others. */
  private static Collected named(String arn, Collected inside) {
    String cluster = ResourceId.clusterName(arn);
    List<Gap> gaps =
        inside.gaps().stream()
            .map(
                gap ->
                    gap.reason() == Gap.Reason.NOT_ASKED
                        ? gap
                        : gap.of(arn, cluster + ": " + gap.message()))
            .toList();
    List<Problem> problems =
        inside.problems().stream()
            .map(
                each ->
                    new Problem(
                        each.level(),
                        cluster + " " + each.where(),
                        each.position(),
                        each.message()))
            .toList();
    return new Collected(inside.scope(), gaps, problems);
  }

  private Inside inside(
      Described cluster,
      Collection<ResourceType> types,
      Projection projection,
      Consumer<Document> sink) {
    if (!aws.wantsKubernetes()) {
      return Inside.UNWANTED;
    }
    try {
      Collected collected =
          KubernetesCollector.collect(
              connection(cluster),
              Sources.kubernetesTypes(types),
              kubernetes.collecting().withProjection(projection),
              (type, count) -> progress.say(cluster.name() + ": read " + count + " " + type),
              sink);
      return new Inside(Optional.of(collected), List.of(), List.of());
    } catch (ConnectionException e) {
      return new Inside(Optional.empty(), List.of(), List.of(unreachable(cluster, e)));
    }
  }

  private Many collect(
      Collection<ResourceType> types,
      Function<Described, Mentioned> mentioned,
      Consumer<dev.seawall.collect.aws.Collected> sink) {
    int clusters = 0;
    List<Gap> gaps = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (AwsConnection connection : aws.connections()) {
      progress.say("connecting to AWS");
      try (AwsCollector collector = aws.open(connection)) {
        Summary summary =
            collector.collect(
                aws.target(() -> kubernetes.open().server()),
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
  private String nothing(Many all) {
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
    if (kubernetes.namesContext() || aws.isOfContext()) {
      return kubernetes.open();
    }
    if (cluster.endpoint().isEmpty()) {
      throw new ConnectionException(
          ConnectionException.Code.UNREACHABLE, "its endpoint is not known");
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

  private Problem unreachable(Described cluster, ConnectionException e) {
    String context =
        aws.isOne()
            ? "name a context with --context"
            : "have a context of the kubeconfig lead to " + cluster.endpoint();
    return new Problem(
        Problem.Level.ERROR,
        "cluster " + (aws.isOne() ? cluster.name() : ResourceId.clusterName(cluster.arn())),
        Position.UNKNOWN,
        "its Kubernetes side could not be read: "
            + e.getMessage()
            + "; "
            + context
            + ", or read the AWS side alone with --without-kubernetes");
  }

  static Read joined(
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
