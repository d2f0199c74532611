package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds every pod and pod template and counts pods that are alike. A ReplicaSet or Job that another
 * object controls is not a template of its own where its owner's template says the same, or where
 * all pods were read and speak for it, told of the topmost owner. An owner that a manifest merely
 * names hides nothing.
 */
final class PodRollUp {
  private static final int MAX_OWNERS = 10;
  private static final Set<ResourceType> MADE_BY_OTHERS = Set.of(Types.REPLICA_SETS, Types.JOBS);

  /** APIs whose objects describe pods that others make, as patterns and patches. */
  private static final Set<String> DESCRIBING_GROUPS =
      Set.of(
          "kyverno.io",
          "policies.kyverno.io",
          "constraints.gatekeeper.sh",
          "templates.gatekeeper.sh",
          "mutations.gatekeeper.sh");

  /** The fields of a container, one of which tells it from other things with names. */
  private static final Set<String> CONTAINER_FIELDS =
      Set.of(
          "args",
          "command",
          "env",
          "envFrom",
          "lifecycle",
          "livenessProbe",
          "ports",
          "readinessProbe",
          "resources",
          "securityContext",
          "startupProbe",
          "volumeMounts");

  /** APIs whose steps are containers outside a pod template: Argo Workflows and Tekton. */
  private static final Set<String> STEP_GROUPS = Set.of("argoproj.io", "tekton.dev");

  /** The fields on the way from such an object to a step's container. */
  private static final Set<String> STEP_PARTS =
      Set.of(
          "spec",
          "workflowSpec",
          "templates",
          "templateDefaults",
          "container",
          "containerSet",
          "containers",
          "initContainers",
          "script",
          "sidecars",
          "pipelineSpec",
          "taskSpec",
          "tasks",
          "finally",
          "steps",
          "stepTemplate");

  private static final Path UID = Path.ROOT.fields("metadata", "uid");

  private final Cluster cluster;
  private final List<PodTemplate> found = new ArrayList<>();
  private final Map<ResourceId, ResourceId> topOwners = new ConcurrentHashMap<>();

  PodRollUp(Cluster cluster) {
    this.cluster = cluster;
  }

  List<PodTemplate> templates() {
    List<KubernetesObject> objects = cluster.objects();
    List<Optional<ResourceId>> owners =
        objects.parallelStream()
            .map(
                object ->
                    isPod(object) ? Optional.of(topOwner(object)) : Optional.<ResourceId>empty())
            .toList();
    Map<ResourceId, List<KubernetesObject>> pods = new LinkedHashMap<>();
    for (int i = 0; i < objects.size(); i++) {
      KubernetesObject object = objects.get(i);
      Optional<ResourceId> owner = owners.get(i);
      if (owner.isPresent()) {
        pods.computeIfAbsent(owner.get(), each -> new ArrayList<>()).add(object);
      } else {
        add(object);
      }
    }
    return Stream.concat(
            found.stream(),
            List.copyOf(pods.entrySet()).parallelStream()
                .flatMap(each -> new OwnedPods(each.getKey(), each.getValue()).templates()))
        .toList();
  }

  private static boolean isPod(KubernetesObject object) {
    return object.is(Types.PODS);
  }

  private void add(KubernetesObject object) {
    Optional<ResourceType> type = object.type();
    if (type.isPresent() && !Types.WORKLOADS.contains(type.get())) {
      return;
    }
    if (isSpokenFor(object) || DESCRIBING_GROUPS.contains(object.resource().group())) {
      return;
    }
    if (type.isPresent()) {
      Path path = templatePath(type.get());
      if (path.in(object.document().value()) instanceof Mapping template) {
        found.add(
            new PodTemplate(object, path, template, object.resource(), path.depth(), 0, null));
      }
      return;
    }
    search(object, Path.ROOT, object.document().value());
    if (!cluster.isWhole()) {
      tellLooseContainers(object);
    }
  }

  /** A step that is a container is in no pod template; in a cluster the pods it became are read. */
  private void tellLooseContainers(KubernetesObject object) {
    if (STEP_GROUPS.contains(object.resource().group())) {
      looseContainer(Path.ROOT, object.document().value())
          .ifPresent(path -> cluster.notJudged(object, path, "a step that is a container"));
    }
  }

  private static Optional<Path> looseContainer(Path path, Value value) {
    if (value instanceof Sequence sequence) {
      return IntStream.range(0, sequence.length())
          .mapToObj(i -> looseContainer(path.item(i), sequence.get(i)))
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (!(value instanceof Mapping mapping)
        || (mapping.get("spec") instanceof Mapping spec && looksLikePodSpec(spec))) {
      return Optional.empty();
    }
    if (mapping.get("image") instanceof Text && !path.equals(Path.ROOT)) {
      return Optional.of(path);
    }
    return IntStream.range(0, mapping.length())
        .filter(i -> STEP_PARTS.contains(mapping.key(i)))
        .mapToObj(i -> looseContainer(path.field(mapping.key(i)), mapping.value(i)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private boolean isSpokenFor(KubernetesObject object) {
    if (!isMadeByOthers(object)) {
      return false;
    }
    Optional<KubernetesObject> owner = object.controller().flatMap(cluster::find);
    if (owner.isEmpty() || isMadeByOthers(owner.get())) {
      return false;
    }
    return cluster.isWhole() || repeats(owner.get(), object);
  }

  private static boolean isMadeByOthers(KubernetesObject object) {
    return object.type().isPresent() && MADE_BY_OTHERS.contains(object.type().get());
  }

  /**
   * Whether an owner's template says what the object's does. A ReplicaSet of no replicas is an
   * earlier state of its owner, kept for a way back; {@code kubectl get -o json} prints it too.
   */
  private boolean repeats(KubernetesObject owner, KubernetesObject made) {
    Path path = templatePath(owner.type().orElse(Types.DEPLOYMENTS));
    if (!(path.in(owner.document().value()) instanceof Mapping template)) {
      return false;
    }
    Mapping root = made.document().value();
    if (Path.ROOT.fields("spec", "replicas").in(root) instanceof Whole replicas
        && replicas.number() == 0) {
      return true;
    }
    return templatePath(Types.REPLICA_SETS).in(root) instanceof Mapping copy
        && Likeness.of(template).equals(Likeness.of(copy));
  }

  private static Path templatePath(ResourceType type) {
    if (type.equals(Types.CRON_JOBS)) {
      return Path.ROOT.fields("spec", "jobTemplate", "spec", "template");
    }
    return type.equals(Types.POD_TEMPLATES)
        ? Path.ROOT.field("template")
        : Path.ROOT.fields("spec", "template");
  }

  /** Pod templates inside an object of a type that is not known. */
  private void search(KubernetesObject object, Path path, Value value) {
    switch (value) {
      case Mapping mapping -> {
        if (mapping.get("spec") instanceof Mapping spec
            && (looksLikePodSpec(spec) || looksLikePatch(path, spec))) {
          boolean usual = path.equals(Path.ROOT.fields("spec", "template"));
          found.add(
              new PodTemplate(
                  object, path, mapping, object.resource(), usual ? path.depth() : 0, 0, null));
          return;
        }
        for (int i = 0; i < mapping.length(); i++) {
          search(object, path.field(mapping.key(i)), mapping.value(i));
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.length(); i++) {
          search(object, path.item(i), sequence.get(i));
        }
      }
      case Text _, Bool _, Whole _, Decimal _, Null _, Redacted _, Unresolved _ -> {}
    }
  }

  private static boolean looksLikePodSpec(Mapping spec) {
    return hasImages(spec, "containers") || hasImages(spec, "initContainers");
  }

  private static boolean hasImages(Mapping spec, String list) {
    return anyContainer(spec, list, container -> container.get("image") instanceof Text);
  }

  /**
   * Whether it is a part of a pod's specification, of which an operator makes the rest: its
   * containers have names and no images. Where all pods were read they speak for it.
   */
  private boolean looksLikePatch(Path path, Mapping spec) {
    return !cluster.isWhole()
        && !path.equals(Path.ROOT)
        && (anyContainer(spec, "containers", PodRollUp::looksLikeContainer)
            || anyContainer(spec, "initContainers", PodRollUp::looksLikeContainer));
  }

  private static boolean looksLikeContainer(Mapping container) {
    return container.get("name") instanceof Text
        && IntStream.range(0, container.length())
            .anyMatch(i -> CONTAINER_FIELDS.contains(container.key(i)));
  }

  private static boolean anyContainer(Mapping spec, String list, Predicate<Mapping> test) {
    return spec.get(list) instanceof Sequence containers
        && containers.items().stream()
            .anyMatch(each -> each instanceof Mapping container && test.test(container));
  }

  /**
   * What a pod is told of: the topmost owner, or the pod itself where a manifest merely claims an
   * owner, and where a cluster has no such owner.
   */
  private ResourceId topOwner(KubernetesObject object) {
    if (!cluster.isWhole() && !isFromServer(object)) {
      return object.resource();
    }
    Optional<ResourceId> controller = object.controller();
    if (controller.isEmpty() || !isOwner(controller.get())) {
      return object.resource();
    }
    ResourceId known = topOwners.get(controller.get());
    return known == null ? topOwners.computeIfAbsent(controller.get(), this::topOwnerFrom) : known;
  }

  private ResourceId topOwnerFrom(ResourceId controller) {
    ResourceId top = controller;
    Set<ResourceId> seen = new HashSet<>(Set.of(top));
    Optional<ResourceId> owner = controllerOf(top);
    while (owner.isPresent()
        && isOwner(owner.get())
        && seen.size() < MAX_OWNERS
        && seen.add(owner.get())) {
      top = owner.get();
      owner = controllerOf(top);
    }
    return top;
  }

  private Optional<ResourceId> controllerOf(ResourceId object) {
    return cluster.find(object).flatMap(KubernetesObject::controller);
  }

  private boolean isOwner(ResourceId controller) {
    return !controller.kind().equals("Node") && cluster.mayExist(controller);
  }

  /** Whether a server kept it, which gives every object a {@code metadata.uid}. */
  private static boolean isFromServer(KubernetesObject object) {
    return UID.in(object.document().value()) instanceof Text;
  }
}
