package dev.seawall.cli;

import dev.seawall.collect.aws.AwsCollector;
import dev.seawall.collect.aws.AwsConnection;
import dev.seawall.collect.aws.AwsConnectionException;
import dev.seawall.collect.aws.CollectOptions;
import dev.seawall.collect.aws.Collected;
import dev.seawall.collect.aws.Mentioned;
import dev.seawall.collect.aws.Progress;
import dev.seawall.collect.aws.Target;
import dev.seawall.collect.kubernetes.KubernetesCollector;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.collect.kubernetes.connection.ConnectionOptions;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.kubernetes.ApiServer;
import dev.seawall.testkit.worlds.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A world whose one cluster is read and judged again and again in this JVM, each time with
 * something refused. Its Kubernetes side is read twice: once as it is, and once by a user without
 * any right, which tells how each list is refused.
 */
final class ReadAgain implements AutoCloseable {
  private static final String NOBODY = "nobody";
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final SortedSet<ResourceType> TYPES = Sources.types(CATALOGUE);
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "AWS_ENDPOINT_URL", "aws.endpointUrl",
          "AWS_ENDPOINT_URL_EKS", "aws.endpointUrlEks",
          "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
          "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey",
          "AWS_REGION", "aws.region",
          "AWS_CONFIG_FILE", "aws.configFile",
          "AWS_SHARED_CREDENTIALS_FILE", "aws.sharedCredentialsFile",
          "AWS_EC2_METADATA_DISABLED", "aws.disableEc2Metadata");

  private final AwsEnvironment aws;
  private final Replay replay;
  private final AwsCollector collector;
  private final Snapshot inside;
  private final List<Gap> refusals;
  private final World world;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Map<Mentioned, Collected> outsides = new HashMap<>();

  /** The results, and what passed. */
  record Said(Results results, Passes passes) {}

  private ReadAgain(
      World world,
      AwsEnvironment aws,
      Replay replay,
      AwsCollector collector,
      Snapshot inside,
      List<Gap> gaps) {
    this.world = world;
    this.aws = aws;
    this.replay = replay;
    this.collector = collector;
    this.inside = inside;
    this.refusals = gaps;
  }

  static ReadAgain of(World world) throws AwsConnectionException, ConnectionException {
    AwsEnvironment aws = AwsEnvironment.start();
    try (ApiServer server = ApiServer.start(NOBODY)) {
      world.build(aws, server);
      Replay replay = Replay.before(aws);
      enter(replay);
      AwsCollector collector = AwsCollector.open(AwsConnection.STANDARD, CollectOptions.STANDARD);
      return new ReadAgain(
          world, aws, replay, collector, inside(server, "admin"), inside(server, NOBODY).gaps());
    }
  }

  /** What tells the SDK where this world is, in place of its environment variables. */
  private static void enter(Replay replay) {
    Map<String, String> variables = replay.variables();
    PROPERTIES.forEach(
        (name, property) -> System.setProperty(property, variables.getOrDefault(name, "")));
  }

  private static Snapshot inside(ApiServer server, String user) throws ConnectionException {
    Connection connection =
        Connection.open(ConnectionOptions.standard().withKubeconfig(server.kubeconfig(user)));
    return KubernetesCollector.collect(
        connection,
        Sources.kubernetesTypes(TYPES),
        dev.seawall.collect.kubernetes.CollectOptions.STANDARD,
        (type, count) -> {});
  }

  /** What is said of the cluster when nothing is refused. */
  Said whole() {
    return judge(inside, outside(inside));
  }

  /** The IAM actions that reading it takes, but for the one that cannot be refused. */
  SortedSet<String> actions() {
    outsides.clear();
    replay.takeActions();
    whole();
    SortedSet<String> actions = new TreeSet<>(replay.takeActions());
    actions.remove("sts:GetCallerIdentity");
    return actions;
  }

  /** What is said of it when these actions are refused. */
  Said without(String... actions) {
    replay.refuse(actions);
    try {
      return judge(inside, outside(inside, new HashMap<>()));
    } finally {
      replay.refuse();
    }
  }

  /** The lists of the API server that were refused to one without rights. */
  List<Gap> lists() {
    return refusals.stream().filter(gap -> gap.reason() == Gap.Reason.FORBIDDEN).toList();
  }

  /** The namespaces that have objects of a type. */
  SortedSet<String> namespaces(ResourceType type) {
    SortedSet<String> namespaces = new TreeSet<>();
    for (Document each : inside.documents()) {
      if (isOf(type, each)) {
        namespaces.add(new KubernetesObject(each).namespace());
      }
    }
    namespaces.remove("");
    return namespaces;
  }

  private static boolean isOf(ResourceType type, Document document) {
    return Types.of(
            new KubernetesObject(document).resource().group(),
            new KubernetesObject(document).resource().kind())
        .filter(type::equals)
        .isPresent();
  }

  /** What is said of it when a list is refused, in every namespace or in one. */
  Said without(Gap list, String namespace) {
    List<Document> documents = new ArrayList<>(inside.documents());
    documents.removeIf(
        each ->
            isOf(list.type(), each)
                && (namespace.isEmpty()
                    || new KubernetesObject(each).namespace().equals(namespace)));
    SortedSet<ResourceType> complete = new TreeSet<>(inside.scope().complete());
    complete.remove(list.type());
    Scope scope =
        new Scope(inside.scope().kind(), inside.scope().name(), complete, inside.scope().details());
    List<Gap> gaps = new ArrayList<>(inside.gaps());
    gaps.add(new Gap(list.type(), namespace, list.verb(), list.reason(), list.message()));
    Snapshot left = new Snapshot(scope, documents, gaps, inside.problems());
    return judge(left, outside(left));
  }

  private Collected outside(Snapshot kubernetes) {
    return outside(kubernetes, outsides);
  }

  private Collected outside(Snapshot kubernetes, Map<Mentioned, Collected> known) {
    Mentions mentions = new Mentions("arn:aws:eks:eu-west-1:111122223333:cluster/any");
    kubernetes.documents().forEach(mentions::add);
    Mentioned mentioned = mentions.all(kubernetes.gaps());
    return known.computeIfAbsent(mentioned, this::collect);
  }

  private Collected collect(Mentioned mentioned) {
    enter(replay);
    List<Collected> found = new ArrayList<>();
    collector.collect(
        new Target.Named(List.of(world.cluster())),
        TYPES,
        _ -> mentioned,
        Progress.SILENT,
        found::add);
    return found.getFirst();
  }

  /** What is said of it when one namespace alone is read. */
  Said only(String namespace) {
    List<Document> documents = new ArrayList<>(inside.documents());
    documents.removeIf(
        each -> {
          String of = new KubernetesObject(each).namespace();
          return !of.isEmpty() && !of.equals(namespace);
        });
    SortedSet<ResourceType> complete = new TreeSet<>(inside.scope().complete());
    complete.removeIf(ResourceType::namespaced);
    Map<String, String> details = new HashMap<>(inside.scope().details());
    details.put(Scope.NAMESPACES, "only namespace " + namespace);
    Scope scope = new Scope(inside.scope().kind(), inside.scope().name(), complete, details);
    Snapshot left = new Snapshot(scope, documents, inside.gaps(), inside.problems());
    return judge(left, outside(left));
  }

  private Said judge(Snapshot kubernetes, Collected outside) {
    List<Document> documents = new ArrayList<>(outside.documents());
    documents.addAll(kubernetes.documents());
    EksSource.Read read =
        EksSource.joined(
            outside,
            Optional.of(
                new dev.seawall.collect.kubernetes.Collected(
                    kubernetes.scope(), kubernetes.gaps(), kubernetes.problems())),
            List.of());
    Snapshot both = new Snapshot(read.scope(), documents, read.gaps(), read.problems());
    Inventory inventory = new Inventory(both);
    return new Said(
        Judge.judge(inventory, CATALOGUE, Rules.none(), threads), Passes.in(inventory, CATALOGUE));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    collector.close();
    replay.close();
    aws.close();
    PROPERTIES.values().forEach(System::clearProperty);
  }
}
