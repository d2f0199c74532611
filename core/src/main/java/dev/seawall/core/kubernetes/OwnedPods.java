package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pods that are told of one owner: alike ones are one, counted, and what several that are not
 * alike have in common stands for them.
 */
final class OwnedPods {
  private final ResourceId owner;
  private final Map<Likeness, Counted> alike = new LinkedHashMap<>();

  private static final class Counted {
    final Likeness likeness;
    final KubernetesObject first;
    int pods;
    @Nullable PodTemplate common;

    Counted(Likeness likeness, KubernetesObject first) {
      this.likeness = likeness;
      this.first = first;
    }

    Mapping tree() {
      return first.document().value();
    }
  }

  /** What tells apart what one asset cannot stand for, other than what a tree says. */
  private record Kind(List<String> annotations, String file) {
    static Kind of(Counted each) {
      Origin origin = each.first.document().origin();
      return new Kind(
          each.likeness.annotations(), origin instanceof Origin.File file ? file.relative() : "");
    }
  }

  OwnedPods(ResourceId owner, List<KubernetesObject> pods) {
    this.owner = owner;
    for (KubernetesObject pod : pods) {
      alike.computeIfAbsent(
              Likeness.of(pod.document().value()), likeness -> new Counted(likeness, pod))
          .pods++;
    }
  }

  /** In the order of the first of each. */
  Stream<PodTemplate> templates() {
    if (alike.size() > 1) {
      findInCommon();
    }
    return alike.values().stream().map(each -> template(each, each.first, each.common));
  }

  private void findInCommon() {
    Map<Kind, List<Counted>> kinds = new HashMap<>();
    for (Counted each : alike.values()) {
      // A pod that is its own owner is told for itself, and two readings of a document as two.
      if (!owner.equals(each.first.resource()) && !each.first.document().isAmbiguous()) {
        kinds.computeIfAbsent(Kind.of(each), kind -> new ArrayList<>()).add(each);
      }
    }
    for (List<Counted> all : kinds.values()) {
      if (all.size() > 1) {
        Counted first = all.getFirst();
        Likeness.inCommon(first.tree(), all.stream().map(each -> each.likeness).toList())
            .map(tree -> template(first, standsFor(first.first.document(), tree), null))
            .ifPresent(common -> all.forEach(each -> each.common = common));
      }
    }
  }

  /** An object of a tree whose places are those of the document that is shown for it. */
  private static KubernetesObject standsFor(Document shown, Mapping tree) {
    return new KubernetesObject(
        new Document(tree, shown.origin(), (_, path) -> shown.locate(path), List.of()));
  }

  private PodTemplate template(
      Counted counted, KubernetesObject pod, @Nullable PodTemplate common) {
    return new PodTemplate(pod, Path.ROOT, pod.document().value(), owner, 0, counted.pods, common);
  }
}
