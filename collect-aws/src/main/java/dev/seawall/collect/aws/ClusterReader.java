package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.ACCESS_ENTRIES;
import static dev.seawall.core.aws.AwsTypes.ADDONS;
import static dev.seawall.core.aws.AwsTypes.CAPABILITIES;
import static dev.seawall.core.aws.AwsTypes.FARGATE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.IDENTITY_PROVIDER_CONFIGS;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.aws.AwsTypes.PARAMETERS;
import static dev.seawall.core.aws.AwsTypes.POD_IDENTITY_ASSOCIATIONS;
import static dev.seawall.core.aws.AwsTypes.REPOSITORIES;

import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One cluster with everything that follows from it. What needs nothing but its name starts at once,
 * everything else as soon as what it needs is known.
 */
final class ClusterReader {
  private static final String UNNAMED =
      " is not read: which of them the cluster uses is known from its Kubernetes side only";
  private final Reading reading;
  private final RegionShared shared;
  private final IamReader iam;
  private final String name;
  private final Function<Described, Mentioned> mentioned;
  private final EksReader eks;
  private final KmsReader keys;
  private final NodesReader nodes;
  private final LoadBalancersReader balancers;
  private List<Gap> unread = List.of();

  ClusterReader(
      Reading reading,
      RegionShared shared,
      IamReader iam,
      String name,
      Function<Described, Mentioned> mentioned) {
    this.reading = reading;
    this.shared = shared;
    this.iam = iam;
    this.name = name;
    this.mentioned = mentioned;
    this.eks = new EksReader(reading, name);
    this.keys = new KmsReader(reading);
    this.nodes = new NodesReader(reading, shared, keys, name);
    this.balancers = new LoadBalancersReader(reading, shared, name);
  }

  /**
   * Reads all of it; none when there is no such cluster, and nothing else is told then.
   *
   * @param mayBeElsewhere whether it is looked for in several regions, of which most do not have
   *     it; else what its name leads to is read ahead
   * @param token makes tokens for the cluster
   * @param around reads what stands for itself; nothing waits for it, so that it comes last
   */
  Answer read(boolean mayBeElsewhere, Supplier<String> token, Runnable around) {
    Optional<Later<Boolean>> ahead = mayBeElsewhere ? Optional.empty() : Optional.of(tagged());
    Answer described = eks.cluster();
    if (described instanceof Answer.None) {
      return described;
    }
    Later<Boolean> tagged = ahead.orElseGet(this::tagged);
    Value cluster = described.value();
    String vpc = Values.text(cluster, "resourcesVpcConfig", "vpcId");
    NetworkReader network = new NetworkReader(reading, shared, vpc);
    Set<String> subnets = new TreeSet<>(Values.texts(cluster, "resourcesVpcConfig", "subnetIds"));
    List<String> own =
        new ArrayList<>(Values.texts(cluster, "resourcesVpcConfig", "securityGroupIds"));
    own.add(Values.text(cluster, "resourcesVpcConfig", "clusterSecurityGroupId"));

    Later<Mentioned> named =
        reading.tasks().start(() -> mentioned.apply(described(cluster, token)));
    StorageReader storage = new StorageReader(reading, keys);
    SecretsReader secrets = new SecretsReader(reading, keys);
    Later<List<Mapping>> nodegroups =
        reading.tasks().start(() -> wants(NODEGROUPS) ? eks.nodegroups() : List.of());
    Later<List<Mapping>> fargate =
        reading.tasks().start(() -> wants(FARGATE_PROFILES) ? eks.fargateProfiles() : List.of());
    Later<Boolean> subnetsRead =
        reading
            .tasks()
            .start(
                () -> {
                  nodegroups.get().forEach(each -> subnets.addAll(Values.texts(each, "subnets")));
                  fargate.get().forEach(each -> subnets.addAll(Values.texts(each, "subnets")));
                  network.subnets(subnets);
                  return true;
                });
    reading
        .tasks()
        .all(
            () -> nodes(tagged, nodegroups, network, subnetsRead),
            subnetsRead::await,
            () -> {
              access(cluster);
              nodegroups.await();
              fargate.await();
              roles(cluster);
            },
            () -> nodes.persistentVolumes(named.get().volumes()),
            () -> iam.roles(reading, named.get().roles(), ""),
            network::vpc,
            network::defaultSecurityGroup,
            () -> network.securityGroups(own),
            () -> {
              balancers.read();
              reading
                  .tasks()
                  .all(
                      () -> network.securityGroups(balancers.securityGroups()),
                      () -> storage.buckets(balancers.buckets()));
            },
            () ->
                new EcrReader(reading, keys, named.get().platforms()).images(named.get().images()),
            () -> {
              storage.fileSystems(vpc, named.get().fileSystems());
              network.securityGroups(storage.securityGroups());
              subnetsRead.await();
              network.rest(storage.subnets());
            },
            () -> secrets.secrets(named.get().secrets()),
            () -> secrets.parameters(shared.parameters(), named.get().parameters()),
            () -> storage.buckets(named.get().buckets()),
            () -> new LogsReader(reading, keys).ofCluster(name),
            () -> keys(cluster),
            eks::insights,
            eks::updates,
            new AuthoritiesReader(reading, name)::read,
            around);
    if (named.get().equals(Mentioned.NOTHING)) {
      unnamed();
    }
    unread = named.get().unread();
    return described;
  }

  private Later<Boolean> tagged() {
    return reading
        .tasks()
        .start(
            () -> {
              nodes.byTag();
              return true;
            });
  }

  String name() {
    return name;
  }

  /** What was not read of the Kubernetes side; known when all was read. */
  List<Gap> unread() {
    return unread;
  }

  private void unnamed() {
    for (ResourceType type : List.of(REPOSITORIES, PARAMETERS)) {
      if (wants(type)) {
        reading.incomplete().add(type);
        reading.ledger().notAsked(type, UNNAMED);
      }
    }
  }

  private Described described(Value cluster, Supplier<String> token) {
    return new Described(
        EksReader.arn(reading.place(), name),
        name,
        Values.text(cluster, "endpoint"),
        Values.text(cluster, "certificateAuthority", "data"),
        token);
  }

  private boolean wants(ResourceType type) {
    return reading.wants(type);
  }

  private void nodes(
      Later<Boolean> tagged,
      Later<List<Mapping>> nodegroups,
      NetworkReader network,
      Later<Boolean> subnetsRead) {
    List<Mapping> groups = nodegroups.get();
    Later<Boolean> templates =
        reading
            .tasks()
            .start(
                () -> {
                  nodes.templatesOf(groups);
                  return true;
                });
    tagged.await();
    nodes.ofNodegroups(groups);
    reading
        .tasks()
        .all(
            () -> {
              nodes.interfaces();
              templates.await();
              nodes.awaitTemplatesOfGroups();
              network.securityGroups(nodes.securityGroups());
            },
            nodes::ofInstances,
            () -> {
              templates.await();
              nodes.awaitTemplatesOfGroups();
              nodes.ofBoth();
            },
            () -> {
              subnetsRead.await();
              network.rest(nodes.subnets());
            });
  }

  /** Who may enter, and which roles the cluster's parts have. */
  private void access(Value cluster) {
    List<Runnable> works = new ArrayList<>();
    if (wants(ADDONS)) {
      works.add(() -> eks.addons(Values.text(cluster, "version")));
    }
    if (wants(ACCESS_ENTRIES)) {
      works.add(
          () -> eks.accessEntries(Values.text(cluster, "accessConfig", "authenticationMode")));
    }
    if (wants(POD_IDENTITY_ASSOCIATIONS)) {
      works.add(eks::podIdentities);
    }
    if (wants(IDENTITY_PROVIDER_CONFIGS)) {
      works.add(eks::identityProviders);
    }
    if (wants(CAPABILITIES)) {
      works.add(eks::capabilities);
    }
    reading.tasks().all(works.toArray(Runnable[]::new));
  }

  private void roles(Value cluster) {
    iam.roles(reading, eks.principals(), Values.text(cluster, "identity", "oidc", "issuer"));
  }

  private void keys(Value cluster) {
    for (Value configuration : Values.items(cluster, "encryptionConfig")) {
      keys.key(Values.text(configuration, "provider", "keyArn"));
    }
  }

  /** What the report's head says of the cluster. */
  static Map<String, String> details(Place place, String name, Value cluster) {
    Map<String, String> details = new TreeMap<>();
    details.put("account", place.account());
    details.put("region", place.region());
    details.put("partition", place.partition());
    details.put("cluster", name);
    String endpoint = Values.text(cluster, "endpoint");
    if (!endpoint.isEmpty()) {
      details.put("endpoint", endpoint);
    }
    return details;
  }
}
