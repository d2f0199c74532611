package dev.seawall.benchmarks.data;

import static dev.seawall.benchmarks.data.Tree.list;
import static dev.seawall.benchmarks.data.Tree.map;
import static dev.seawall.benchmarks.data.Tree.object;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A cluster in one {@code List}, as {@code kubectl get namespaces,pods,deployments,… -A -o json}
 * prints it: what authors wrote, their pods and ReplicaSets, and what the API server adds.
 *
 * @param pods the running pods, twenty to a workload
 * @param different whether no two pods have the same spec
 * @param indented whether it is indented as kubectl does, or as short as the API server answers
 */
record ClusterList(long seed, int pods, boolean different, boolean indented) {
  private static final int PODS_OF_ONE = 20;

  void write(Appendable out) throws IOException {
    JsonText json = new JsonText(out, indented);
    out.append("{");
    json.line("", 1);
    out.append("\"apiVersion\": \"v1\",");
    json.line("", 1);
    out.append("\"items\": [");
    Items items = new Items(json);
    int workloads = Math.max(1, pods / PODS_OF_ONE);
    for (int i = 0; i < workloads; i += Workload.IN_ONE_NAMESPACE) {
      items.add(namespace(new Workload(seed, i).namespace));
    }
    for (int i = 0; i < workloads; i++) {
      workload(new Workload(seed, i), items);
    }
    clusterRoles(items);
    json.line("", 1);
    out.append("],");
    json.line("", 1);
    out.append("\"kind\": \"List\"");
    json.line("", 0);
    out.append("}\n");
  }

  private void workload(Workload workload, Items items) throws IOException {
    for (Map<String, Object> each : Manifests.of(workload)) {
      ServerSide.complete(each, workload);
      items.add(each);
    }
    Map<String, Object> owner = ServerSide.owner(workload);
    if (workload.kind.equals("Deployment")) {
      Map<String, Object> old = ServerSide.replicaSet(workload, "6b5d8f7c99", 0);
      Map<String, Object> current = ServerSide.replicaSet(workload, "7d9f8c6b5d", PODS_OF_ONE);
      items.add(old);
      items.add(current);
      owner = ServerSide.reference("apps/v1", "ReplicaSet", current);
    } else if (workload.isJob()) {
      Map<String, Object> job = ServerSide.job(workload);
      items.add(job);
      owner = ServerSide.reference("batch/v1", "Job", job);
    }
    for (int i = 0; i < PODS_OF_ONE; i++) {
      int build = different ? 1 + workload.number * PODS_OF_ONE + i : 0;
      items.add(RunningPod.of(workload, owner, i, build));
    }
  }

  private static Map<String, Object> namespace(String name) {
    return object(
        "v1",
        "Namespace",
        map(
            "creationTimestamp",
            ServerSide.CREATED,
            "labels",
            map(
                "kubernetes.io/metadata.name",
                name,
                "pod-security.kubernetes.io/enforce",
                "baseline"),
            "name",
            name),
        "spec",
        map("finalizers", list("kubernetes")),
        "status",
        map("phase", "Active"));
  }

  private static void clusterRoles(Items items) throws IOException {
    List<String> names = List.of("operator", "reader", "autoscaler", "metrics", "backup");
    for (String name : names) {
      items.add(
          object(
              "rbac.authorization.k8s.io/v1",
              "ClusterRole",
              map("creationTimestamp", ServerSide.CREATED, "name", name),
              "rules",
              list(
                  map(
                      "apiGroups", list("", "apps"),
                      "resources", list("pods", "deployments"),
                      "verbs", list("get", "list", "watch")))));
      items.add(
          object(
              "rbac.authorization.k8s.io/v1",
              "ClusterRoleBinding",
              map("creationTimestamp", ServerSide.CREATED, "name", name),
              "roleRef",
              map("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", name),
              "subjects",
              list(map("kind", "ServiceAccount", "name", name, "namespace", "kube-system"))));
    }
  }

  /** Puts the commas between the items of the list. */
  private static final class Items {
    private final JsonText json;
    private String separator = "";

    Items(JsonText json) {
      this.json = json;
    }

    void add(Map<String, Object> item) throws IOException {
      json.line(separator, 2);
      json.write(item, 2);
      separator = ",";
    }
  }
}
