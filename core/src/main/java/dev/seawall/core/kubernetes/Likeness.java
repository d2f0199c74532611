package dev.seawall.core.kubernetes;

import dev.seawall.core.value.InCommon;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All of a pod, or of a pod template, but what each pod has of its own: the pods of one owner for
 * which it is equal are alike.
 */
record Likeness(Value spec, Value labels, List<String> annotations) {
  /** The fields of a spec that differ between the pods of one template. */
  private static final Set<String> OWN_FIELDS = Set.of("nodeName", "hostname");

  /** Labels that controllers set on the pods they make and that no template has. */
  static final Set<String> OWN_LABELS =
      Set.of(
          "pod-template-hash",
          "controller-revision-hash",
          "pod-template-generation",
          "statefulset.kubernetes.io/pod-name",
          "apps.kubernetes.io/pod-index",
          "batch.kubernetes.io/controller-uid",
          "batch.kubernetes.io/job-name",
          "batch.kubernetes.io/job-completion-index",
          "controller-uid",
          "job-name");

  static Likeness of(Mapping pod) {
    Mapping metadata = pod.get("metadata") instanceof Mapping found ? found : Mapping.EMPTY;
    Value spec = pod.get("spec") instanceof Mapping found ? found.without(OWN_FIELDS) : Null.NULL;
    Value labels =
        metadata.get("labels") instanceof Mapping found ? found.without(OWN_LABELS) : Null.NULL;
    List<String> annotations = new ArrayList<>();
    if (metadata.get("annotations") instanceof Mapping found) {
      for (int i = 0; i < found.length(); i++) {
        if (found.key(i).contains("apparmor.security") || found.key(i).contains("seccomp")) {
          annotations.add(found.key(i) + "=" + found.value(i));
        }
      }
    }
    return new Likeness(spec, labels, annotations);
  }

  /**
   * A pod's tree, where what it does not have in common with others must not be touched; none where
   * they have next to nothing in common.
   */
  static Optional<Mapping> inCommon(Mapping pod, List<Likeness> all) {
    Value spec = all.getFirst().spec();
    Value labels = all.getFirst().labels();
    for (Likeness each : all) {
      spec = InCommon.of(spec, each.spec());
      labels = InCommon.of(labels, each.labels());
    }
    if (!(spec instanceof Mapping) || !(pod.get("metadata") instanceof Mapping metadata)) {
      return Optional.empty();
    }
    return Optional.of(
        pod.with("spec", with(spec, OWN_FIELDS, pod.get("spec")))
            .with(
                "metadata",
                metadata.with("labels", with(labels, OWN_LABELS, metadata.get("labels")))));
  }

  /** What pods have in common, with what the one that is shown for them has of its own. */
  private static Value with(Value common, Set<String> own, @Nullable Value shown) {
    Value all = common;
    if (common instanceof Mapping && shown instanceof Mapping written) {
      for (String key : own) {
        Value value = written.get(key);
        if (value != null && all instanceof Mapping mapping) {
          all = mapping.with(key, value);
        }
      }
    }
    return all;
  }
}
