package dev.seawall.emulators.eks;

/** AWS's quotas of what a cluster may have (EKS User Guide, "Service quotas"). */
final class Quotas {
  static final int NODEGROUPS = 30;
  static final int FARGATE_PROFILES = 10;

  private Quotas() {}

  /** Refuses one more when there are as many as may be. */
  static void check(Cluster cluster, String what, int there, int most) {
    if (there >= most) {
      throw ServiceFailure.of(
              400,
              "ResourceLimitExceededException",
              what + " limit exceeded: a cluster may have " + most)
          .with("clusterName", cluster.name());
    }
  }
}
