package dev.seawall.core.judge;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.KubernetesObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Why there was something to judge and nothing of it was judged. In a cluster that was read whole
 * it is an answer that no object of a kind exists; of files it says nothing.
 */
final class NothingJudged {
  private static final int MOST_KINDS = 5;

  private NothingJudged() {}

  /**
   * The reason, where there is one.
   *
   * @param leftOut why checks were not asked, by their ids
   * @param decided how many judgements there were
   */
  static Optional<String> reason(
      Inventory inventory, Catalogue catalogue, Map<String, String> leftOut, long decided) {
    Cluster cluster = inventory.cluster();
    if (cluster.objects().isEmpty() && inventory.aws().resources().isEmpty()) {
      return Optional.empty();
    }
    List<Check<?>> asked =
        catalogue.checks().stream().filter(each -> !leftOut.containsKey(each.spec().id())).toList();
    if (asked.isEmpty()) {
      return decided > 0
          ? Optional.empty()
          : Optional.of(
              "nothing was judged, every check that was asked for was left out: "
                  + String.join("; ", new TreeSet<>(leftOut.values())));
    }
    if (cluster.isWhole()) {
      return Optional.empty();
    }
    boolean general =
        asked.stream().allMatch(each -> each.spec().judges().equals(KubernetesObject.class));
    if (!general && areAllStrange(inventory)) {
      return Optional.of("nothing was judged: no check knows what these are: " + kinds(cluster));
    }
    return decided > 0
        ? Optional.empty()
        : Optional.of(
            "nothing was judged: no check that was asked for applies to the objects read");
  }

  /** Whether only what all objects have in common could be looked at. */
  private static boolean areAllStrange(Inventory inventory) {
    Cluster cluster = inventory.cluster();
    return inventory.aws().resources().isEmpty()
        && cluster.objects().stream().allMatch(each -> each.type().isEmpty())
        && cluster.podTemplates().isEmpty();
  }

  private static String kinds(Cluster cluster) {
    TreeSet<String> kinds = new TreeSet<>();
    cluster.objects().stream().map(KubernetesObject::kind).forEach(kinds::add);
    String named = String.join(", ", kinds.stream().limit(MOST_KINDS).toList());
    int others = kinds.size() - MOST_KINDS;
    return others <= 0 ? named : named + " and " + others + " more";
  }
}
