package dev.seawall.core.snapshot;

/**
 * Something that should have been read and was not. {@code namespace} is empty when the gap is in
 * all of them; {@code verb} is the permission's verb; {@code message} is a sentence for people;
 * {@code cluster} is the ARN of the one cluster that it is in where several are read, else empty.
 */
public record Gap(
    ResourceType type,
    String namespace,
    String verb,
    Reason reason,
    String message,
    String cluster) {
  /** Why. */
  public enum Reason {
    FORBIDDEN,
    UNAUTHORIZED,
    UNAVAILABLE,
    TIMED_OUT,
    TRUNCATED,
    MALFORMED,
    NOT_ASKED
  }

  public Gap(ResourceType type, String namespace, String verb, Reason reason, String message) {
    this(type, namespace, verb, reason, message, "");
  }

  /** The same gap of one cluster among several, with other words. */
  public Gap of(String clusterArn, String words) {
    return new Gap(type, namespace, verb, reason, words, clusterArn);
  }

  /** The same gap for what is in no namespace of its own side, so that each of them concerns it. */
  public Gap everywhere() {
    return new Gap(type, "", verb, reason, message, cluster);
  }

  /**
   * Whether objects of this namespace may be missing because of this gap. The namespace of an AWS
   * account, {@code 111122223333}, contains those of its regions, {@code 111122223333/eu-west-1}.
   */
  public boolean concerns(String otherNamespace) {
    return namespace.isEmpty()
        || otherNamespace.isEmpty()
        || namespace.equals(otherNamespace)
        || namespace.startsWith(otherNamespace + "/")
        || otherNamespace.startsWith(namespace + "/");
  }
}
