package dev.seawall.core.aws.iam;

/**
 * One principal that a trust policy names in a statement that lets somebody take the role.
 *
 * @param name as the policy has it: an ARN, an account, a service, or {@code *}
 */
public record Trusted(Kind kind, String name) implements Comparable<Trusted> {

  /** What is trusted. */
  public enum Kind {
    /** {@code *}: everybody, in every account. */
    EVERYBODY,
    /** A whole account, whose own policies say who of it. */
    ACCOUNT,
    /** A user, a role or a session. */
    PRINCIPAL,
    /** A service of AWS. */
    SERVICE,
    /** An OpenID Connect or SAML provider. */
    FEDERATED,
    /** Everybody but those that are named, or something that could not be read. */
    OTHER
  }

  /** The account that a principal of AWS belongs to, twelve digits; empty for others. */
  public String account() {
    return switch (kind) {
      case ACCOUNT, PRINCIPAL -> Principal.of(name).map(Principal::account).orElse("");
      case EVERYBODY, SERVICE, FEDERATED, OTHER -> "";
    };
  }

  /** Whether it is a service of AWS of that name, such as {@code ec2}, in any partition. */
  public boolean isService(String service) {
    return kind == Kind.SERVICE && name.startsWith(service + ".amazonaws.com");
  }

  @Override
  public int compareTo(Trusted other) {
    int byKind = kind.compareTo(other.kind);
    return byKind == 0 ? name.compareTo(other.name) : byKind;
  }

  @Override
  public String toString() {
    return name;
  }
}
