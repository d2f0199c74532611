package dev.seawall.core.snapshot;

/**
 * Something that should have been read and was not. {@code namespace} is empty when the gap is in
 * all of them; {@code verb} is the permission's verb; {@code message} is a sentence for people.
 */
public record Gap(ResourceType type, String namespace, String verb, Reason reason, String message) {
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
