package dev.seawall.collect.kubernetes;

import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Mapping;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the custom resources that make pods: their schema has containers with an image. */
final class PodOwners {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

  /** Groups whose schemas leave the pod template open, and which are known to make pods. */
  private static final Set<String> KNOWN =
      Set.of(
          "rollouts.argoproj.io",
          "cronworkflows.argoproj.io",
          "workflows.argoproj.io",
          "workflowtemplates.argoproj.io",
          "clusterworkflowtemplates.argoproj.io",
          "scaledjobs.keda.sh",
          "services.serving.knative.dev",
          "configurations.serving.knative.dev",
          "clonesets.apps.kruise.io",
          "pytorchjobs.kubeflow.org",
          "tfjobs.kubeflow.org",
          "jobsets.jobset.x-k8s.io",
          "leaderworkersets.leaderworkerset.x-k8s.io",
          "rayclusters.ray.io",
          "rayservices.ray.io",
          "rayjobs.ray.io",
          "sparkapplications.sparkoperator.k8s.io");

  private PodOwners() {}

  /** A type and the group and version that its definition serves it at. */
  record Owner(ResourceType type, String groupVersion) {}

  /** The type that a CustomResourceDefinition defines, when its objects make pods. */
  static Optional<Owner> of(Mapping definition, boolean podTemplate) {
    Mapping spec = JsonTree.mapping(definition, "spec");
    Mapping names = JsonTree.mapping(spec, "names");
    ResourceType type =
        new ResourceType(
            JsonTree.text(spec, "group"),
            JsonTree.text(names, "plural"),
            JsonTree.text(names, "kind"),
            JsonTree.text(spec, "scope").equals("Namespaced"));
    boolean named = NAME.matcher(type.group()).matches() && NAME.matcher(type.resource()).matches();
    if (!named || Types.of(type.group(), type.kind()).isPresent()) {
      return Optional.empty();
    }
    if (!podTemplate && !KNOWN.contains(type.qualifiedName())) {
      return Optional.empty();
    }
    return JsonTree.mappings(spec, "versions").stream()
        .filter(version -> version.get("served") instanceof Bool served && served.value())
        .map(version -> JsonTree.text(version, "name"))
        .filter(version -> NAME.matcher(version).matches())
        .findFirst()
        .map(version -> new Owner(type, "/apis/" + type.group() + "/" + version));
  }
}
