package dev.seawall.core.kubernetes.rbac;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Whom a binding gives rights to ({@code rbac.authorization.k8s.io/v1 Subject}). The namespace is
 * empty except for service accounts.
 */
public record Subject(Kind kind, String namespace, String name) implements Comparable<Subject> {
  public static final Subject MASTERS = group("system:masters");
  public static final Subject AUTHENTICATED = group("system:authenticated");
  public static final Subject UNAUTHENTICATED = group("system:unauthenticated");
  public static final Subject ANONYMOUS = user("system:anonymous");
  public static final Subject SERVICE_ACCOUNTS = group("system:serviceaccounts");
  private static final String ACCOUNT_PREFIX = "system:serviceaccount:";
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::kind)
          .thenComparing(Subject::namespace)
          .thenComparing(Subject::name);

  /** What kinds of subjects there are. */
  public enum Kind {
    USER("User"),
    GROUP("Group"),
    SERVICE_ACCOUNT("ServiceAccount");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  public static Subject user(String name) {
    return new Subject(Kind.USER, "", name);
  }

  public static Subject group(String name) {
    return new Subject(Kind.GROUP, "", name);
  }

  public static Subject serviceAccount(String namespace, String name) {
    return new Subject(Kind.SERVICE_ACCOUNT, namespace, name);
  }

  public boolean isServiceAccount() {
    return kind == Kind.SERVICE_ACCOUNT;
  }

  /** The name that the API server knows it by when it makes a request; a group makes none. */
  public String userName() {
    return switch (kind) {
      case USER -> name;
      case GROUP -> "";
      case SERVICE_ACCOUNT -> ACCOUNT_PREFIX + namespace + ":" + name;
    };
  }

  /** The groups that the API server gives it by itself; a group is in itself. */
  public Set<String> groups() {
    return switch (kind) {
      case USER -> equals(ANONYMOUS) ? Set.of(UNAUTHENTICATED.name) : groupsOfUser(name);
      case GROUP -> Set.of(name);
      case SERVICE_ACCOUNT ->
          Set.of(
              SERVICE_ACCOUNTS.name, SERVICE_ACCOUNTS.name + ":" + namespace, AUTHENTICATED.name);
    };
  }

  private static Set<String> groupsOfUser(String name) {
    if (name.startsWith(ACCOUNT_PREFIX)) {
      List<String> parts = List.of(name.substring(ACCOUNT_PREFIX.length()).split(":", 2));
      return serviceAccount(parts.getFirst(), parts.getLast()).groups();
    }
    return Set.of(AUTHENTICATED.name);
  }

  /** Whether a binding of this subject applies to a user of that name and with those groups. */
  boolean appliesTo(String user, Set<String> groups) {
    return switch (kind) {
      case USER -> name.equals(user);
      case GROUP -> groups.contains(name);
      case SERVICE_ACCOUNT -> !namespace.isEmpty() && userName().equals(user);
    };
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }

  /** {@code ServiceAccount ci/deployer}, {@code Group system:masters}. */
  @Override
  public String toString() {
    return kind.word + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
