package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Part;
import dev.seawall.core.asset.UnresolvedFactException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the LimitRanges of each namespace give to containers that say nothing: {@code default},
 * {@code defaultRequest}, and what the API server fills in for these from {@code max}, {@code
 * default} and {@code min}.
 */
public final class LimitRanges {
  /** A resource of a namespace, such as memory in ci. */
  private record Given(String namespace, String resource) {}

  private final Set<Given> limits = new HashSet<>();
  private final Set<Given> requests = new HashSet<>();

  public LimitRanges(Cluster cluster) {
    for (KubernetesObject range : cluster.objects(Types.LIMIT_RANGES)) {
      for (Part item : itemsOf(range)) {
        if (item.text("type").is("Container")) {
          add(limits, range, item, "default", "max");
          add(requests, range, item, "default", "max", "defaultRequest", "min");
        }
      }
    }
  }

  /** None of a range that cannot be read: it then gives nothing, and what lacks is told. */
  private static Iterable<Part> itemsOf(KubernetesObject range) {
    try {
      return range.parts("spec", "limits");
    } catch (UnresolvedFactException malformed) {
      return Set.of();
    }
  }

  private static void add(Set<Given> given, KubernetesObject range, Part item, String... fields) {
    for (String field : fields) {
      for (String resource : item.textMap(field).or(Map.of()).keySet()) {
        given.add(new Given(range.namespace(), resource));
      }
    }
  }

  /** Whether a container of a namespace without a limit for a resource gets one. */
  public boolean giveLimit(String namespace, String resource) {
    return limits.contains(new Given(namespace, resource));
  }

  /**
   * Whether a container of a namespace without a request or limit for a resource gets a request.
   */
  public boolean giveRequest(String namespace, String resource) {
    return requests.contains(new Given(namespace, resource));
  }
}
