package dev.seawall.core.kubernetes.rbac;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resources of Kubernetes' own API groups, from the discovery of a real API server ({@code
 * resources.txt}), and the names that only authorizers know, such as {@code signers} and {@code
 * nodes/metrics}. Groups of custom resources are not known here.
 */
public final class ApiResources {
  private static final Set<String> ALL_VERBS =
      Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  /** Verbs that mean something beside what the API serves, for whatever resource. */
  private static final Set<String> SPECIAL_VERBS =
      Set.of("approve", "attest", "bind", "escalate", "impersonate", "proxy", "sign", "use", "*");

  /** Verbs that are not about one object by its name. */
  private static final Set<String> NOT_OF_ONE =
      Set.of("create", "list", "watch", "deletecollection");

  private static final ApiResources TABLE = new ApiResources();
  private final Map<String, Resource> resources = new HashMap<>();
  private final Set<String> groups = new HashSet<>();

  /** A resource or subresource: whether it is in a namespace, and the verbs that it has. */
  private record Resource(boolean namespaced, Set<String> verbs) {}

  private ApiResources() {
    for (String line : Shipped.lines("resources.txt")) {
      List<String> words = List.of(line.split(" ", -1));
      String group = words.getFirst().equals("\"\"") ? "" : words.getFirst();
      groups.add(group);
      resources.put(
          key(group, words.get(1)),
          new Resource(words.get(2).equals("namespaced"), Set.copyOf(Shipped.list(words.get(3)))));
    }
    // Asked of the authorizer, or served only with a feature gate or by an older or newer server.
    also("", false, "users", "groups", "nodes/metrics", "nodes/stats", "nodes/log", "nodes/spec");
    also("", false, "nodes/healthz", "nodes/configz", "nodes/pods", "nodes/checkpoint");
    also("", true, "endpoints/restricted");
    also("authentication.k8s.io", false, "uids");
    also("authorization.k8s.io", false, "selfsubjectaccessreviews");
    also("certificates.k8s.io", false, "signers", "clustertrustbundles");
    also("certificates.k8s.io", true, "podcertificaterequests", "podcertificaterequests/status");
    also("discovery.k8s.io", true, "endpointslices/restricted");
    also("networking.k8s.io", false, "clustercidrs");
    also("scheduling.k8s.io", true, "podgroups", "podgroups/status", "workloads");
    also("resource.k8s.io", false, "devicetaintrules/status", "resourcepoolstatusrequests");
    also("resource.k8s.io", true, "podschedulingcontexts", "resourceclasses");
  }

  private void also(String group, boolean namespaced, String... names) {
    for (String name : names) {
      resources.putIfAbsent(key(group, name), new Resource(namespaced, ALL_VERBS));
    }
  }

  private static String key(String group, String resource) {
    return group + "|" + resource;
  }

  public static ApiResources table() {
    return TABLE;
  }

  /** Whether a group is Kubernetes' own, so that what is not listed here does not exist. */
  public boolean isKnownGroup(String group) {
    return groups.contains(group);
  }

  /** Whether a resource is known to stand outside of namespaces. */
  public boolean isClusterScoped(String group, String resource) {
    return find(group, resource).filter(found -> !found.namespaced()).isPresent();
  }

  /**
   * Whether a verb on a resource can mean anything. True for groups that are not known, and for
   * {@code finalizers}, which an admission plugin asks about.
   */
  public boolean exists(String verb, String group, String resource) {
    if (!groups.contains(group) || isOpen(group, resource)) {
      return true;
    }
    if (resource.equals("*") || resource.startsWith("*/")) {
      return isVerb(verb);
    }
    Optional<Resource> found = find(group, resource);
    return found.isPresent()
        && (found.get().verbs().contains(verb) || SPECIAL_VERBS.contains(verb));
  }

  /** Whether a verb on a resource can be allowed in a namespace. */
  public boolean existsInNamespace(String verb, String group, String resource) {
    if (!exists(verb, group, resource)) {
      return false;
    }
    // A request for one namespace is authorized inside that namespace.
    boolean isNamespace = resource.equals("namespaces") || resource.startsWith("namespaces/");
    if (group.isEmpty() && isNamespace) {
      return !NOT_OF_ONE.contains(verb);
    }
    return !isClusterScoped(group, resource);
  }

  private static boolean isVerb(String verb) {
    return ALL_VERBS.contains(verb) || SPECIAL_VERBS.contains(verb);
  }

  private static boolean isOpen(String group, String resource) {
    return resource.endsWith("/finalizers")
        || (group.equals("authentication.k8s.io") && resource.startsWith("userextras"));
  }

  private Optional<Resource> find(String group, String resource) {
    return Optional.ofNullable(resources.get(key(group, resource)));
  }
}
