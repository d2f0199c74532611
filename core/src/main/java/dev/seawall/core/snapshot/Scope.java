package dev.seawall.core.snapshot;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was looked at: a cluster or a set of files, under which name, and which types of things were
 * listed to the end. {@code details} are facts for the report's head, such as the server's version.
 */
public record Scope(
    Kind kind, String name, SortedSet<ResourceType> complete, Map<String, String> details) {
  /** The detail that holds the ARN of the EKS cluster whose Kubernetes side was read. */
  public static final String EKS_CLUSTER = "eks-cluster";

  /**
   * The detail that holds the ARN of the cluster where results of several clusters are reported
   * together, so that findings on its objects must name it.
   */
  public static final String AMONG_CLUSTERS = "among-clusters";

  /** The detail that says in words which namespaces alone were read. */
  public static final String NAMESPACES = "namespaces";

  /** The detail that holds when the snapshot was collected, in ISO 8601 in UTC. */
  public static final String TIME = "time";

  /** Whether absence means anything. */
  public enum Kind {
    /** A live cluster or its snapshot: what is not there does not exist. */
    CLUSTER,
    /** Files: what is not there may be elsewhere. */
    FILES
  }

  public Scope {
    complete = new TreeSet<>(complete);
    details = Map.copyOf(details);
  }

  public static Scope files(String name) {
    return new Scope(Kind.FILES, name, new TreeSet<>(), Map.of());
  }
}
