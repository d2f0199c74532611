package dev.seawall.benchmarks.data;

import static dev.seawall.benchmarks.data.Tree.list;
import static dev.seawall.benchmarks.data.Tree.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What the pods of a workload run, as its author writes it. */
final class PodSpecs {
  private static final String REGISTRY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/";

  private PodSpecs() {}

  /** The template's metadata and spec. The build makes templates of one workload differ. */
  static Map<String, Object> template(Workload workload, int build) {
    Map<String, Object> labels = workload.labels();
    labels.put("team", workload.namespace);
    return map(
        "metadata",
        map(
            "annotations",
            map("prometheus.io/port", "9090", "prometheus.io/scrape", "true"),
            "labels",
            labels),
        "spec",
        spec(workload, build));
  }

  static Map<String, Object> spec(Workload workload, int build) {
    List<Object> containers = new ArrayList<>();
    containers.add(main(workload, build));
    if (workload.sidecar) {
      containers.add(sidecar(workload));
    }
    Map<String, Object> spec = map("containers", containers);
    if (workload.isJob()) {
      spec.put("restartPolicy", "OnFailure");
    }
    switch (workload.care) {
      case HARDENED -> {
        spec.put("automountServiceAccountToken", false);
        spec.put(
            "securityContext",
            map(
                "fsGroup",
                2000,
                "runAsNonRoot",
                true,
                "runAsUser",
                10001,
                "seccompProfile",
                map("type", "RuntimeDefault")));
      }
      case ORDINARY -> spec.put("securityContext", map("runAsNonRoot", true));
      case CARELESS -> {
        if (workload.number % 20 == 0) {
          spec.put("hostNetwork", true);
        }
      }
    }
    spec.put("serviceAccountName", workload.name);
    spec.put("volumes", volumes(workload));
    return spec;
  }

  private static List<Object> volumes(Workload workload) {
    List<Object> volumes = new ArrayList<>();
    volumes.add(map("name", "config", "configMap", map("name", workload.name)));
    volumes.add(map("name", "tmp", "emptyDir", map()));
    if (workload.care == Workload.Care.CARELESS && workload.number % 10 == 0) {
      volumes.add(map("name", "logs", "hostPath", map("path", "/var/log", "type", "Directory")));
    }
    return volumes;
  }

  private static Map<String, Object> main(Workload workload, int build) {
    boolean latest = workload.care == Workload.Care.CARELESS && workload.number % 4 == 0;
    String tag = latest ? "latest" : workload.version() + "-build" + build;
    Map<String, Object> container =
        map(
            "args",
            list("--config=/etc/app/config.yaml", "--listen=:8080", "--log-level=info"),
            "env",
            variables(workload, build),
            "image",
            REGISTRY + workload.namespace + "/" + workload.name + ":" + tag,
            "name",
            "app",
            "ports",
            list(
                map("containerPort", 8080, "name", "http", "protocol", "TCP"),
                map("containerPort", 9090, "name", "metrics", "protocol", "TCP")));
    if (!workload.isJob() && workload.care != Workload.Care.CARELESS) {
      container.put("livenessProbe", probe("/healthz", 15));
      container.put("readinessProbe", probe("/ready", 5));
    }
    SplittableRandom random = workload.random(2);
    Map<String, Object> requests =
        map(
            "cpu", 50 * (1 + random.nextInt(10)) + "m",
            "memory", 64 * (1 + random.nextInt(12)) + "Mi");
    Map<String, Object> limits = map("memory", 1024 + 64 * random.nextInt(8) + "Mi");
    switch (workload.care) {
      case HARDENED -> container.put("resources", map("limits", limits, "requests", requests));
      case ORDINARY -> container.put("resources", map("requests", requests));
      case CARELESS -> container.put("resources", map());
    }
    securityContext(workload, container);
    container.put(
        "volumeMounts",
        list(
            map("mountPath", "/etc/app", "name", "config", "readOnly", true),
            map("mountPath", "/tmp", "name", "tmp")));
    return container;
  }

  private static void securityContext(Workload workload, Map<String, Object> container) {
    switch (workload.care) {
      case HARDENED ->
          container.put(
              "securityContext",
              map(
                  "allowPrivilegeEscalation", false,
                  "capabilities", map("drop", list("ALL")),
                  "readOnlyRootFilesystem", true));
      case ORDINARY -> container.put("securityContext", map("allowPrivilegeEscalation", false));
      case CARELESS -> {
        if (workload.number % 25 == 0) {
          container.put("securityContext", map("privileged", true));
        }
      }
    }
  }

  private static Map<String, Object> probe(String path, int delay) {
    return map(
        "failureThreshold", 3,
        "httpGet", map("path", path, "port", "http", "scheme", "HTTP"),
        "initialDelaySeconds", delay,
        "periodSeconds", 10,
        "timeoutSeconds", 2);
  }

  private static List<Object> variables(Workload workload, int build) {
    List<Object> variables = new ArrayList<>();
    variables.add(map("name", "BUILD", "value", "build-" + build));
    variables.add(
        map(
            "name",
            "POD_NAME",
            "valueFrom",
            map("fieldRef", map("apiVersion", "v1", "fieldPath", "metadata.name"))));
    variables.add(
        map(
            "name",
            "DATABASE_PASSWORD",
            "valueFrom",
            map("secretKeyRef", map("key", "password", "name", workload.name + "-database"))));
    SplittableRandom random = workload.random(3);
    for (int i = 0; i < workload.variables; i++) {
      variables.add(
          map(
              "name",
              "SETTING_" + i,
              "value",
              "https://service-" + random.nextInt(500) + ".internal.example.com/v" + i));
    }
    return variables;
  }

  private static Map<String, Object> sidecar(Workload workload) {
    Map<String, Object> container =
        map(
            "args",
            list("proxy", "sidecar", "--domain", workload.namespace + ".svc.cluster.local"),
            "env",
            list(map("name", "PROXY_MODE", "value", "sidecar")),
            "image",
            REGISTRY + "platform/proxy:1.27." + workload.number % 5,
            "name",
            "proxy",
            "resources",
            map("requests", map("cpu", "10m", "memory", "40Mi")));
    securityContext(workload, container);
    return container;
  }
}
