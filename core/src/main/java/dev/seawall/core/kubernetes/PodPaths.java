package dev.seawall.core.kubernetes;

import dev.seawall.core.value.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The paths of a pod's parts, made once for all pods that are objects of their own. */
final class PodPaths {
  private static final int FEW = 16;
  private static final String SPEC = "spec";
  private static final String SECURITY_CONTEXT = "securityContext";
  private static final Path OF_POD = Path.ROOT.fields(SPEC, SECURITY_CONTEXT);

  /** The first items of the lists that are asked for. */
  private static final Map<String, List<Path>> ITEMS =
      Stream.of("initContainers", "containers", "ephemeralContainers", "volumes")
          .collect(
              Collectors.toUnmodifiableMap(
                  list -> list,
                  list ->
                      IntStream.range(0, FEW)
                          .mapToObj(Path.ROOT.fields(SPEC, list)::item)
                          .toList()));

  private static final Map<Path, Path> SECURITY_CONTEXTS = new IdentityHashMap<>();

  static {
    ITEMS.values().stream()
        .flatMap(List::stream)
        .forEach(item -> SECURITY_CONTEXTS.put(item, item.field(SECURITY_CONTEXT)));
  }

  private PodPaths() {}

  /** An item of a list of the specification of a pod. */
  static Path item(Path pod, String list, int index) {
    return pod.depth() == 0 && index < FEW && ITEMS.containsKey(list)
        ? ITEMS.get(list).get(index)
        : pod.fields(SPEC, list).item(index);
  }

  /** The security context of a pod. */
  static Path securityContext(Path pod) {
    return pod.depth() == 0 ? OF_POD : pod.fields(SPEC, SECURITY_CONTEXT);
  }

  /** The security context of a container. */
  static Path securityContextOf(Path container) {
    Path known = SECURITY_CONTEXTS.get(container);
    return known == null ? container.field(SECURITY_CONTEXT) : known;
  }
}
