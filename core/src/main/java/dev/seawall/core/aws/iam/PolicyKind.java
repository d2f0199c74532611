package dev.seawall.core.aws.iam;

/** What a policy is attached to, which decides the elements it may have. */
public enum PolicyKind {
  /** Attached to a user, group or role. */
  IDENTITY("identity policy"),
  /** Attached to a resource: a bucket, a key, a secret, a repository, or the trust of a role. */
  RESOURCE("resource policy"),
  /** A permissions boundary of a user or role. */
  BOUNDARY("permissions boundary"),
  /** Passed when a session was made. */
  SESSION("session policy"),
  /** A service control policy of an organisation. */
  SERVICE_CONTROL("service control policy"),
  /** A resource control policy of an organisation. */
  RESOURCE_CONTROL("resource control policy");

  private final String words;

  PolicyKind(String words) {
    this.words = words;
  }

  /** What a person calls it. */
  public String words() {
    return words;
  }

  boolean hasPrincipal() {
    return this == RESOURCE || this == RESOURCE_CONTROL;
  }
}
