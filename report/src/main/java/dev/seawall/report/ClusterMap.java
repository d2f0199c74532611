package dev.seawall.report;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.FargateProfile;
import dev.seawall.core.aws.Nodegroup;
import dev.seawall.core.aws.Subnet;
import dev.seawall.core.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One EKS cluster as a picture shows it: who may enter and how, its endpoint, and where its nodes
 * are. What was not read is said, never left out.
 *
 * @param facts version, platform, region and account
 * @param endpoint what the API endpoint is open to
 * @param entrants who may enter, the most powerful first
 * @param subnets the cluster's subnets by zone, with the nodes in each
 * @param elsewhere nodes whose subnets are not known
 */
public record ClusterMap(
    String name,
    String arn,
    List<String> facts,
    Endpoint endpoint,
    List<Entrant> entrants,
    List<Place> subnets,
    List<String> elsewhere) {
  static final String NOT_READ = "not read";

  /** How the API server is reached; {@code open} says that it is from the whole Internet. */
  public record Endpoint(String publicAccess, String privateAccess, boolean open) {}

  /** Somebody who may enter, as what, and whether with every right. */
  public record Entrant(String principal, String rights, boolean admin) {}

  /** A subnet; {@code reach} is {@code public}, {@code private} or that it is not known. */
  public record Place(String id, String zone, String reach, List<String> nodes) {}

  public ClusterMap {
    facts = List.copyOf(facts);
    entrants = List.copyOf(entrants);
    subnets = List.copyOf(subnets);
    elsewhere = List.copyOf(elsewhere);
  }

  /** The maps of the clusters of an inventory, in the order of their identities. */
  public static List<ClusterMap> of(Inventory inventory) {
    return inventory.aws().all(EksCluster.class).stream()
        .map(cluster -> new Maker(cluster, inventory).make())
        .toList();
  }

  /** Reads what there is to see of one cluster. */
  private static final class Maker {
    private final EksCluster cluster;
    private final Inventory inventory;
    private final Map<String, List<String>> nodes = new TreeMap<>();
    private final List<String> elsewhere = new ArrayList<>();

    Maker(EksCluster cluster, Inventory inventory) {
      this.cluster = cluster;
      this.inventory = inventory;
    }

    ClusterMap make() {
      List<String> facts = new ArrayList<>();
      facts.add("Kubernetes " + shown(cluster.version()));
      facts.add("platform " + shown(cluster.platformVersion()));
      facts.add(cluster.region());
      facts.add("account " + cluster.account());
      placeNodes();
      List<Place> places = new ArrayList<>();
      for (String id : subnetIds()) {
        places.add(place(id, nodes.getOrDefault(id, List.of())));
      }
      nodes.forEach(
          (id, names) -> {
            if (places.stream().noneMatch(place -> place.id().equals(id))) {
              places.add(place(id, names));
            }
          });
      return new ClusterMap(
          cluster.name(),
          cluster.arn().toString(),
          facts,
          endpoint(),
          entrants(),
          places,
          elsewhere);
    }

    private Endpoint endpoint() {
      boolean open = known(() -> cluster.publicAccess().isOpenToInternet()).orElse(false);
      String ranges =
          known(() -> cluster.publicAccessCidrs().or(List.of()))
              .map(each -> String.join(", ", each))
              .orElse(NOT_READ);
      return known(() -> cluster.endpointPublicAccess().is(true))
          .map(
              isPublic ->
                  new Endpoint(
                      isPublic ? "public, from " + ranges : "not public",
                      known(() -> cluster.endpointPrivateAccess().is(true))
                          .map(on -> on ? "reached from the VPC" : "not reached from the VPC")
                          .orElse(NOT_READ),
                      isPublic && open))
          .orElse(new Endpoint(NOT_READ, NOT_READ, false));
    }

    private List<String> subnetIds() {
      return known(
              () ->
                  cluster.texts("DescribeCluster", "resourcesVpcConfig", "subnetIds").or(List.of()))
          .orElse(List.of());
    }

    private void placeNodes() {
      for (Nodegroup group : inventory.aws().all(Nodegroup.class)) {
        if (belongs(group)) {
          String count = shown(group.number("DescribeNodegroup", "scalingConfig", "desiredSize"));
          String kind = shown(group.text("DescribeNodegroup", "amiType"));
          place(
              "node group " + last(group) + ": " + count + " × " + kind,
              group.texts("DescribeNodegroup", "subnets"));
        }
      }
      for (FargateProfile profile : inventory.aws().all(FargateProfile.class)) {
        if (belongs(profile)) {
          place(
              "Fargate profile " + last(profile),
              profile.texts("DescribeFargateProfile", "subnets"));
        }
      }
    }

    private void place(String node, Fact<List<String>> subnets) {
      List<String> ids = known(() -> subnets.or(List.of())).orElse(List.of());
      if (ids.isEmpty()) {
        elsewhere.add(node);
      }
      ids.forEach(id -> nodes.computeIfAbsent(id, key -> new ArrayList<>()).add(node));
    }

    private Place place(String id, List<String> here) {
      Optional<Subnet> subnet =
          inventory.aws().all(Subnet.class).stream()
              .filter(each -> each.name().equals(id) && each.region().equals(cluster.region()))
              .findFirst();
      String zone =
          subnet.map(each -> shown(each.text("DescribeSubnets", "AvailabilityZone"))).orElse("");
      String reach =
          subnet
              .flatMap(each -> known(() -> each.isPublic(inventory.aws())))
              .map(isPublic -> isPublic ? "public" : "private")
              .orElse(NOT_READ);
      return new Place(id, zone, reach, here);
    }

    private List<Entrant> entrants() {
      List<AccessEntry> entries =
          inventory.aws().all(AccessEntry.class).stream().filter(this::belongs).toList();
      return ClusterEntrances.of(cluster, inventory, entries);
    }

    private boolean belongs(AwsResource resource) {
      return ClusterMap.belongs(resource, cluster);
    }

    private String last(AwsResource resource) {
      return resource.name().substring(cluster.name().length() + 1);
    }
  }

  /** What belongs to a cluster starts with its name, in the same account and region. */
  static boolean belongs(AwsResource resource, EksCluster cluster) {
    return resource.name().startsWith(cluster.name() + "/")
        && resource.region().equals(cluster.region())
        && resource.account().equals(cluster.account());
  }

  static String shown(Fact<?> fact) {
    return known(() -> fact.value().map(String::valueOf).orElse("?")).orElse(NOT_READ);
  }

  static <T> Optional<T> known(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (UnresolvedFactException notRead) {
      return Optional.empty();
    }
  }
}
