package dev.seawall.benchmarks.data;

import static dev.seawall.benchmarks.data.Tree.list;
import static dev.seawall.benchmarks.data.Tree.map;
import static dev.seawall.benchmarks.data.Tree.object;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One pod of a workload as it runs: scheduled, with its token volume, and ready. */
final class RunningPod {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private RunningPod() {}

  static Map<String, Object> of(
      Workload workload, Map<String, Object> owner, int number, int build) {
    SplittableRandom random = workload.random(1000 + number);
    String suffix = letters(random);
    String name =
        workload.kind.equals("StatefulSet")
            ? workload.name + "-" + number
            : owner.get("name") + "-" + suffix;
    Map<String, Object> labels = workload.labels();
    labels.put("pod-template-hash", "7d9f8c6b5d");
    labels.put("team", workload.namespace);
    Map<String, Object> metadata = ServerSide.controlled(workload, name, labels, owner);
    metadata.put("annotations", map("prometheus.io/port", "9090", "prometheus.io/scrape", "true"));
    metadata.put("generateName", owner.get("name") + "-");
    Map<String, Object> spec = PodSpecs.spec(workload, build);
    spec.put("dnsPolicy", "ClusterFirst");
    spec.put("enableServiceLinks", true);
    spec.put("nodeName", node(random));
    spec.put("preemptionPolicy", "PreemptLowerPriority");
    spec.put("priority", 0);
    spec.putIfAbsent("restartPolicy", "Always");
    spec.put("schedulerName", "default-scheduler");
    spec.put("terminationGracePeriodSeconds", 30);
    spec.put(
        "tolerations",
        list(
            toleration("node.kubernetes.io/not-ready"),
            toleration("node.kubernetes.io/unreachable")));
    if (workload.care != Workload.Care.HARDENED) {
      token(spec, letters(random));
    }
    return object("v1", "Pod", metadata, "spec", spec, "status", status(spec, random));
  }

  private static Map<String, Object> toleration(String key) {
    return map("effect", "NoExecute", "key", key, "operator", "Exists", "tolerationSeconds", 300);
  }

  /** The service account's volume, whose name is random for each pod. */
  private static void token(Map<String, Object> spec, String suffix) {
    String name = "kube-api-access-" + suffix;
    List<Object> volumes = new ArrayList<>((List<?>) spec.getOrDefault("volumes", List.of()));
    volumes.add(
        map(
            "name",
            name,
            "projected",
            map(
                "defaultMode",
                420,
                "sources",
                list(
                    map("serviceAccountToken", map("expirationSeconds", 3607, "path", "token")),
                    map(
                        "configMap",
                        map(
                            "items",
                            list(map("key", "ca.crt", "path", "ca.crt")),
                            "name",
                            "kube-root-ca.crt"))))));
    spec.put("volumes", volumes);
    for (Map<String, Object> container : containers(spec)) {
      List<Object> mounts =
          new ArrayList<>((List<?>) container.getOrDefault("volumeMounts", List.of()));
      mounts.add(
          map(
              "mountPath",
              "/var/run/secrets/kubernetes.io/serviceaccount",
              "name",
              name,
              "readOnly",
              true));
      container.put("volumeMounts", mounts);
    }
  }

  private static Map<String, Object> status(Map<String, Object> spec, SplittableRandom random) {
    String address =
        "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    List<Object> conditions = new ArrayList<>();
    for (String type : List.of("Initialized", "Ready", "ContainersReady", "PodScheduled")) {
      conditions.add(map("lastTransitionTime", ServerSide.CREATED, "status", "True", "type", type));
    }
    List<Object> states = new ArrayList<>();
    for (Map<String, Object> container : containers(spec)) {
      states.add(
          map(
              "containerID", "containerd://" + digest(random),
              "image", container.getOrDefault("image", ""),
              "imageID", container.getOrDefault("image", "") + "@sha256:" + digest(random),
              "lastState", map(),
              "name", container.getOrDefault("name", ""),
              "ready", true,
              "started", true,
              "restartCount", random.nextInt(3),
              "state", map("running", map("startedAt", ServerSide.CREATED))));
    }
    return map(
        "conditions",
        conditions,
        "containerStatuses",
        states,
        "phase",
        "Running",
        "podIP",
        address,
        "podIPs",
        list(map("ip", address)),
        "qosClass",
        "Burstable",
        "startTime",
        ServerSide.CREATED);
  }

  @SuppressWarnings("unchecked") // Tree makes every mapping as Map<String, Object>.
  private static List<Map<String, Object>> containers(Map<String, Object> spec) {
    return (List<Map<String, Object>>) spec.getOrDefault("containers", List.of());
  }

  private static String node(SplittableRandom random) {
    return "ip-10-0-"
        + random.nextInt(8)
        + "-"
        + random.nextInt(250)
        + ".eu-central-1.compute.internal";
  }

  private static String digest(SplittableRandom random) {
    String half = HexFormat.of().toHexDigits(random.nextLong());
    return half + half + half + half;
  }

  private static String letters(SplittableRandom random) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return letters.toString();
  }
}
