package dev.seawall.collect.kubernetes;

import dev.seawall.collect.kubernetes.ApiClient.Ask;
import dev.seawall.collect.kubernetes.ApiFailure.Kind;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which types a server serves and where, as its discovery says: {@code /api} and {@code /apis} in
 * the aggregated form of Kubernetes 1.27 and newer, or group by group.
 */
final class Served {
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
          + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
          + "application/json";

  /** Versions to try when discovery itself is forbidden; every other group serves v1. */
  private static final Map<String, String> USUAL_VERSIONS =
      Map.of("autoscaling", "v2", "cilium.io", "v2", "policy.networking.k8s.io", "v1alpha1");

  private final Map<String, List<Version>> groups = new HashMap<>();
  private boolean known = true;

  /** One version of a group; its resources are unknown when it does not answer. */
  private record Version(String name, boolean answers, Set<String> resources) {}

  private Served() {}

  /** Asks the server; fails only when there is no use in asking it anything else. */
  static Served discover(ApiClient client, Collection<ResourceType> needed) throws ApiFailure {
    Served served = new Served();
    try {
      served.add(client, "/api", needed);
      served.add(client, "/apis", needed);
    } catch (ApiFailure failure) {
      switch (failure.kind()) {
        case FORBIDDEN, NOT_FOUND -> served.known = false;
        default -> throw failure;
      }
    }
    return served;
  }

  private void add(ApiClient client, String root, Collection<ResourceType> needed)
      throws ApiFailure {
    Ask ask = new Ask(root, AGGREGATED, Optional.empty());
    Mapping answer = client.ask(ask, JsonTree::read);
    switch (JsonTree.text(answer, "kind")) {
      case "APIGroupDiscoveryList" -> addAggregated(answer);
      case "APIVersions" -> groups.put("", List.of(version(client, "/api/v1", "v1")));
      case "APIGroupList" -> addGroups(client, answer, needed);
      default ->
          throw new ApiFailure(
              Kind.MALFORMED, "answered " + root + " with something else than its groups");
    }
  }

  private void addAggregated(Mapping answer) {
    for (Mapping group : JsonTree.mappings(answer, "items")) {
      List<Version> versions = new ArrayList<>();
      for (Mapping version : JsonTree.mappings(group, "versions")) {
        Set<String> resources = new HashSet<>();
        for (Mapping resource : JsonTree.mappings(version, "resources")) {
          resources.add(JsonTree.text(resource, "resource"));
        }
        boolean answers = !JsonTree.text(version, "freshness").equals("Stale");
        versions.add(new Version(JsonTree.text(version, "version"), answers, resources));
      }
      groups.put(JsonTree.text(JsonTree.mapping(group, "metadata"), "name"), versions);
    }
  }

  private void addGroups(ApiClient client, Mapping answer, Collection<ResourceType> needed) {
    Set<String> wanted = new TreeSet<>();
    needed.forEach(type -> wanted.add(type.group()));
    for (Mapping group : JsonTree.mappings(answer, "groups")) {
      String name = JsonTree.text(group, "name");
      if (!wanted.contains(name)) {
        continue;
      }
      String preferred = JsonTree.text(JsonTree.mapping(group, "preferredVersion"), "version");
      List<Version> versions = new ArrayList<>();
      for (Mapping each : JsonTree.mappings(group, "versions")) {
        String version = JsonTree.text(each, "version");
        Version described = version(client, "/apis/" + name + "/" + version, version);
        versions.add(version.equals(preferred) ? 0 : versions.size(), described);
      }
      groups.put(name, versions);
    }
  }

  private static Version version(ApiClient client, String path, String name) {
    try {
      Mapping answer = client.ask(Ask.get(path), JsonTree::read);
      Set<String> resources = new HashSet<>();
      for (Mapping resource : JsonTree.mappings(answer, "resources")) {
        resources.add(JsonTree.text(resource, "name"));
      }
      return new Version(name, true, resources);
    } catch (ApiFailure failure) {
      return new Version(name, false, Set.of());
    }
  }

  /** Whether the server said what it serves. */
  boolean isKnown() {
    return known;
  }

  /** The group and version to list a type at; empty when the server does not have the type. */
  Optional<String> groupVersion(ResourceType type) {
    if (!known) {
      String version = USUAL_VERSIONS.getOrDefault(type.group(), "v1");
      return Optional.of(path(type.group(), version));
    }
    List<Version> versions = groups.getOrDefault(type.group(), List.of());
    for (Version version : versions) {
      if (version.resources().contains(type.resource())) {
        return Optional.of(path(type.group(), version.name()));
      }
    }
    // A group that does not answer may have it: asking tells.
    return versions.stream()
        .filter(version -> !version.answers())
        .findFirst()
        .map(version -> path(type.group(), version.name()));
  }

  private static String path(String group, String version) {
    return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
  }
}
