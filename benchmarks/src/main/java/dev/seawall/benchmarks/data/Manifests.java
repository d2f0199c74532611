package dev.seawall.benchmarks.data;

import static dev.seawall.benchmarks.data.Tree.list;
import static dev.seawall.benchmarks.data.Tree.map;
import static dev.seawall.benchmarks.data.Tree.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The objects that the author of a workload writes: about 5.3 of them, the workload first. */
final class Manifests {
  private static final String RBAC = "rbac.authorization.k8s.io";

  private Manifests() {}

  static List<Map<String, Object>> of(Workload workload) {
    List<Map<String, Object>> objects = new ArrayList<>();
    objects.add(workload(workload, 0));
    objects.add(
        object(
            "v1",
            "ServiceAccount",
            metadata(workload),
            "automountServiceAccountToken",
            workload.care != Workload.Care.HARDENED));
    objects.add(
        object(
            "v1",
            "ConfigMap",
            metadata(workload),
            "data",
            map(
                "config.yaml",
                "server:\n  port: 8080\n  timeout: 30s\ncache:\n  size: "
                    + workload.number % 97
                    + "\n",
                "features",
                "a,b,c")));
    if (!workload.isJob()) {
      objects.add(service(workload));
    }
    if (workload.hasPolicy) {
      objects.add(policy(workload));
    }
    if (workload.hasRole) {
      objects.add(role(workload));
      objects.add(binding(workload));
    }
    return objects;
  }

  static Map<String, Object> metadata(Workload workload) {
    return map("name", workload.name, "namespace", workload.namespace, "labels", workload.labels());
  }

  static Map<String, Object> workload(Workload workload, int build) {
    Map<String, Object> template = PodSpecs.template(workload, build);
    Map<String, Object> selector = map("matchLabels", workload.selector());
    return switch (workload.kind) {
      case "CronJob" ->
          object(
              "batch/v1",
              "CronJob",
              metadata(workload),
              "spec",
              map(
                  "concurrencyPolicy",
                  "Forbid",
                  "schedule",
                  workload.number % 60 + " * * * *",
                  "jobTemplate",
                  map("spec", map("backoffLimit", 2, "template", template))));
      case "DaemonSet" ->
          object(
              "apps/v1",
              "DaemonSet",
              metadata(workload),
              "spec",
              map("selector", selector, "template", template));
      case "StatefulSet" ->
          object(
              "apps/v1",
              "StatefulSet",
              metadata(workload),
              "spec",
              map(
                  "replicas",
                  3,
                  "selector",
                  selector,
                  "serviceName",
                  workload.name,
                  "template",
                  template));
      default ->
          object(
              "apps/v1",
              "Deployment",
              metadata(workload),
              "spec",
              map(
                  "replicas",
                  1 + workload.number % 4,
                  "revisionHistoryLimit",
                  3,
                  "selector",
                  selector,
                  "strategy",
                  map("type", "RollingUpdate"),
                  "template",
                  template));
    };
  }

  private static Map<String, Object> service(Workload workload) {
    return object(
        "v1",
        "Service",
        metadata(workload),
        "spec",
        map(
            "ports",
            list(
                map("name", "http", "port", 80, "protocol", "TCP", "targetPort", "http"),
                map("name", "metrics", "port", 9090, "protocol", "TCP", "targetPort", "metrics")),
            "selector",
            workload.selector(),
            "type",
            workload.number % 50 == 0 ? "LoadBalancer" : "ClusterIP"));
  }

  private static Map<String, Object> policy(Workload workload) {
    return object(
        "networking.k8s.io/v1",
        "NetworkPolicy",
        metadata(workload),
        "spec",
        map(
            "podSelector",
            map("matchLabels", workload.selector()),
            "policyTypes",
            list("Ingress", "Egress"),
            "ingress",
            list(
                map(
                    "from",
                    list(
                        map(
                            "namespaceSelector",
                            map(
                                "matchLabels",
                                map("kubernetes.io/metadata.name", workload.namespace)))),
                    "ports",
                    list(map("port", 8080, "protocol", "TCP")))),
            "egress",
            list(map("to", list(map("ipBlock", map("cidr", "10.0.0.0/8")))))));
  }

  private static Map<String, Object> role(Workload workload) {
    List<Object> rules = new ArrayList<>();
    rules.add(
        map(
            "apiGroups", list(""),
            "resources", list("configmaps", "endpoints"),
            "verbs", list("get", "list", "watch")));
    if (workload.care == Workload.Care.CARELESS) {
      rules.add(map("apiGroups", list(""), "resources", list("secrets"), "verbs", list("*")));
    }
    return object(RBAC + "/v1", "Role", metadata(workload), "rules", rules);
  }

  private static Map<String, Object> binding(Workload workload) {
    return object(
        RBAC + "/v1",
        "RoleBinding",
        metadata(workload),
        "roleRef",
        map("apiGroup", RBAC, "kind", "Role", "name", workload.name),
        "subjects",
        list(
            map(
                "kind", "ServiceAccount",
                "name", workload.name,
                "namespace", workload.namespace)));
  }
}
