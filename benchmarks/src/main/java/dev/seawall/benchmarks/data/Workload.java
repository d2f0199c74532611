package dev.seawall.benchmarks.data;

import java.util.Map;
import java.util.SplittableRandom;

/** The identity and the random choices of one workload: a function of the seed and its number. */
final class Workload {
  /** How many workloads share a namespace. */
  static final int IN_ONE_NAMESPACE = 25;

  private static final String[] DOMAINS = {
    "billing", "catalog", "checkout", "search", "identity", "media", "orders", "pricing",
    "shipping", "support", "fraud", "ledger", "notify", "profile", "report", "stock"
  };
  private static final String[] ROLES = {
    "api",
    "worker",
    "gateway",
    "consumer",
    "indexer",
    "proxy",
    "exporter",
    "scheduler",
    "web",
    "cache"
  };

  /** How well a workload is kept: what its pods set of what they should. */
  enum Care {
    HARDENED,
    ORDINARY,
    CARELESS
  }

  final int number;
  final String namespace;
  final String name;
  final String kind;
  final Care care;
  final boolean sidecar;
  final boolean hasPolicy;
  final boolean hasRole;
  final int variables;
  private final long seed;

  Workload(long seed, int number) {
    this.seed = seed * 1_000_003 + number;
    this.number = number;
    SplittableRandom random = random(0);
    String domain = DOMAINS[number / IN_ONE_NAMESPACE % DOMAINS.length];
    namespace = domain + "-" + number / IN_ONE_NAMESPACE;
    name = domain + "-" + ROLES[random.nextInt(ROLES.length)] + "-" + number;
    int share = random.nextInt(100);
    kind =
        share < 60
            ? "Deployment"
            : share < 80 ? "StatefulSet" : share < 90 ? "DaemonSet" : "CronJob";
    int care = random.nextInt(100);
    this.care = care < 40 ? Care.HARDENED : care < 75 ? Care.ORDINARY : Care.CARELESS;
    sidecar = random.nextInt(100) < 25;
    hasPolicy = random.nextInt(100) < 70;
    hasRole = random.nextInt(100) < 35;
    variables = 3 + random.nextInt(6);
  }

  /** Random choices of one purpose, which do not change those of another. */
  SplittableRandom random(int purpose) {
    return new SplittableRandom(seed * 31 + purpose);
  }

  boolean isJob() {
    return kind.equals("CronJob");
  }

  Map<String, Object> labels() {
    return Tree.map(
        "app.kubernetes.io/name", name,
        "app.kubernetes.io/part-of", namespace,
        "app.kubernetes.io/version", version());
  }

  Map<String, Object> selector() {
    return Tree.map("app.kubernetes.io/name", name);
  }

  String version() {
    SplittableRandom random = random(1);
    return random.nextInt(9) + "." + random.nextInt(30) + "." + random.nextInt(12);
  }
}
