package dev.seawall.checks.podsecurity;

import dev.seawall.core.asset.ResourceId;

/**
 * The verdict on one pod or pod template of a snapshot, and where it was written: a file, or the
 * path of the API that answered.
 */
public record PodResult(String file, ResourceId object, Admission admission, Evaluation evaluation)
    implements Comparable<PodResult> {
  /** What Pod Security Admission does with an object of such a kind. */
  public enum Admission {
    /** A Pod: refused when it does not meet the level that the namespace enforces. */
    ENFORCES,
    /** A controller of Kubernetes' own: let in with a warning; its pods are refused later. */
    WARNS,
    /** A custom resource: not looked at; its pods are refused later. */
    IGNORES
  }

  @Override
  public int compareTo(PodResult other) {
    int byFile = file.compareTo(other.file);
    return byFile == 0 ? object.compareTo(other.object) : byFile;
  }
}
