package dev.seawall.benchmarks.data;

import static dev.seawall.benchmarks.data.Tree.list;
import static dev.seawall.benchmarks.data.Tree.map;
import static dev.seawall.benchmarks.data.Tree.object;

import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** What the API server and the controllers add to what an author wrote. */
final class ServerSide {
  static final String CREATED = "2026-01-12T08:15:42Z";

  private ServerSide() {}

  /** Fills in the metadata, and for the workload itself its revision and status. */
  static void complete(Map<String, Object> object, Workload workload) {
    Map<String, Object> metadata = metadata(object);
    String kind = String.valueOf(object.get("kind"));
    metadata.put("creationTimestamp", CREATED);
    metadata.put("resourceVersion", String.valueOf(100_000 + workload.number));
    metadata.put("uid", uid(workload, kind.hashCode()));
    if (kind.equals("Deployment")) {
      metadata.put("annotations", map("deployment.kubernetes.io/revision", "4"));
      metadata.put("generation", 4);
      object.put("status", counted(20));
    }
    if (kind.equals(workload.kind)) {
      metadata.put(
          "managedFields",
          list(
              map(
                  "apiVersion",
                  String.valueOf(object.get("apiVersion")),
                  "fieldsType",
                  "FieldsV1",
                  "fieldsV1",
                  map(
                      "f:metadata",
                      map("f:labels", map(".", map(), "f:app.kubernetes.io/name", map())),
                      "f:spec",
                      map("f:replicas", map(), "f:template", map("f:spec", map()))),
                  "manager",
                  "argocd-controller",
                  "operation",
                  "Apply",
                  "time",
                  CREATED)));
    }
  }

  private static Map<String, Object> counted(int replicas) {
    return map(
        "availableReplicas",
        replicas,
        "conditions",
        list(
            map(
                "lastTransitionTime", CREATED,
                "lastUpdateTime", CREATED,
                "message", "Deployment has minimum availability.",
                "reason", "MinimumReplicasAvailable",
                "status", "True",
                "type", "Available")),
        "observedGeneration",
        4,
        "readyReplicas",
        replicas,
        "replicas",
        replicas);
  }

  static Map<String, Object> replicaSet(Workload workload, String hash, int replicas) {
    Map<String, Object> template = PodSpecs.template(workload, 0);
    labels(template).put("pod-template-hash", hash);
    Map<String, Object> labels = workload.labels();
    labels.put("pod-template-hash", hash);
    Map<String, Object> selector = workload.selector();
    selector.put("pod-template-hash", hash);
    return object(
        "apps/v1",
        "ReplicaSet",
        controlled(workload, workload.name + "-" + hash, labels, owner(workload)),
        "spec",
        map(
            "replicas", replicas,
            "selector", map("matchLabels", selector),
            "template", template),
        "status",
        map("observedGeneration", 1, "replicas", replicas));
  }

  static Map<String, Object> job(Workload workload) {
    return object(
        "batch/v1",
        "Job",
        controlled(workload, workload.name + "-29471040", workload.labels(), owner(workload)),
        "spec",
        map("backoffLimit", 2, "template", PodSpecs.template(workload, 0)),
        "status",
        map("succeeded", 1));
  }

  static Map<String, Object> controlled(
      Workload workload, String name, Map<String, Object> labels, Map<String, Object> owner) {
    return map(
        "creationTimestamp",
        CREATED,
        "labels",
        labels,
        "name",
        name,
        "namespace",
        workload.namespace,
        "ownerReferences",
        list(owner),
        "resourceVersion",
        String.valueOf(200_000 + workload.number),
        "uid",
        uid(workload, name.hashCode()));
  }

  /** The reference to the workload itself. */
  static Map<String, Object> owner(Workload workload) {
    return map(
        "apiVersion",
        workload.isJob() ? "batch/v1" : "apps/v1",
        "blockOwnerDeletion",
        true,
        "controller",
        true,
        "kind",
        workload.kind,
        "name",
        workload.name,
        "uid",
        uid(workload, workload.kind.hashCode()));
  }

  static Map<String, Object> reference(String apiVersion, String kind, Map<String, Object> object) {
    Map<String, Object> metadata = metadata(object);
    return map(
        "apiVersion",
        apiVersion,
        "blockOwnerDeletion",
        true,
        "controller",
        true,
        "kind",
        kind,
        "name",
        Objects.requireNonNull(metadata.get("name")),
        "uid",
        Objects.requireNonNull(metadata.get("uid")));
  }

  @SuppressWarnings("unchecked") // Tree makes every mapping as Map<String, Object>.
  static Map<String, Object> metadata(Map<String, Object> object) {
    return (Map<String, Object>) Objects.requireNonNull(object.get("metadata"));
  }

  @SuppressWarnings("unchecked") // Tree makes every mapping as Map<String, Object>.
  private static Map<String, Object> labels(Map<String, Object> template) {
    return (Map<String, Object>) Objects.requireNonNull(metadata(template).get("labels"));
  }

  static String uid(Workload workload, int purpose) {
    SplittableRandom random = workload.random(purpose);
    String hex = HexFormat.of().toHexDigits(random.nextLong());
    String rest = HexFormat.of().toHexDigits(random.nextLong());
    return hex.substring(0, 8)
        + "-"
        + hex.substring(8, 12)
        + "-4"
        + hex.substring(13)
        + "-a"
        + rest.substring(1, 4)
        + "-"
        + rest.substring(4);
  }
}
