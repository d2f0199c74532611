package dev.seawall.core.aws.iam;

import java.util.List;

/**
 * A statement's {@code Principal} or {@code NotPrincipal} (IAM User Guide, "AWS JSON policy
 * elements: Principal" and "NotPrincipal").
 *
 * @param negated whether it is {@code NotPrincipal}
 */
record PrincipalElement(boolean negated, List<Named> named) {

  /** Which list a principal stands in. */
  enum Type {
    AWS,
    SERVICE,
    FEDERATED,
    CANONICAL_USER,
    /** {@code *} alone, or in the AWS list. */
    EVERYBODY
  }

  /** One principal of the element. */
  record Named(Type type, String text) {}

  /**
   * How a statement reaches the one who asks; each is true for itself.
   *
   * @param direct the session, user, service or everybody: other policies' lack of an allow does
   *     not limit it within the account
   * @param role the role of a session, or the user of a federated session: boundary and session
   *     policies limit it
   * @param account only the account, which hands it on with identity policies
   */
  record Reach(Truth direct, Truth role, Truth account) {
    static final Reach NONE = new Reach(Truth.NO, Truth.NO, Truth.NO);
    static final Reach DIRECT = new Reach(Truth.YES, Truth.NO, Truth.NO);

    Truth any() {
      return direct.or(role).or(account);
    }

    private Reach or(Reach other) {
      return new Reach(direct.or(other.direct), role.or(other.role), account.or(other.account));
    }
  }

  PrincipalElement {
    named = List.copyOf(named);
  }

  Reach reach(Principal principal, boolean denies) {
    Reach reach = Reach.NONE;
    for (Named each : named) {
      reach = reach.or(reach(each, principal));
    }
    if (!negated) {
      return reach;
    }
    return denies
        ? new Reach(spared(reach, principal).not(), Truth.NO, Truth.NO)
        : new Reach(reach.any().not(), Truth.NO, Truth.NO);
  }

  /**
   * Whether a denying {@code NotPrincipal} leaves somebody out: the account must be listed too, and
   * for a session the role, or AWS "might" deny.
   */
  private static Truth spared(Reach reach, Principal principal) {
    if (reach.any().isNo()) {
      return Truth.NO;
    }
    boolean complete =
        switch (principal.kind()) {
          case USER, FEDERATED_USER -> reach.direct().isYes() && reach.account().isYes();
          case ROLE_SESSION ->
              reach.direct().isYes() && reach.role().isYes() && reach.account().isYes();
          case ROLE -> false;
          case ACCOUNT_ROOT, SERVICE, FEDERATED, ANONYMOUS -> reach.direct().isYes();
        };
    return complete
        ? Truth.YES
        : Truth.unknown("whether NotPrincipal spares " + principal.text() + ", listed in part");
  }

  private static Reach reach(Named named, Principal principal) {
    return switch (named.type()) {
      case EVERYBODY -> Reach.DIRECT;
      case SERVICE -> direct(principal.kind() == Principal.Kind.SERVICE && same(named, principal));
      case FEDERATED ->
          direct(principal.kind() == Principal.Kind.FEDERATED && same(named, principal));
      case CANONICAL_USER ->
          principal.account().isEmpty()
              ? Reach.NONE
              : new Reach(
                  Truth.NO,
                  Truth.NO,
                  Truth.unknown("which account has the canonical user " + named.text()));
      case AWS -> reachAws(named.text(), principal);
    };
  }

  private static boolean same(Named named, Principal principal) {
    return named.text().equals(principal.text());
  }

  private static Reach direct(boolean matches) {
    return matches ? Reach.DIRECT : Reach.NONE;
  }

  private static Reach reachAws(String text, Principal principal) {
    if (!principal.hasIdentity()) {
      return Reach.NONE;
    }
    Principal named = Principal.of(text).orElse(null);
    if (named == null || !named.account().equals(principal.account())) {
      return Reach.NONE;
    }
    if (named.kind() == Principal.Kind.ACCOUNT_ROOT) {
      return principal.kind() == Principal.Kind.ACCOUNT_ROOT
          ? new Reach(Truth.YES, Truth.NO, Truth.YES)
          : new Reach(Truth.NO, Truth.NO, Truth.YES);
    }
    return switch (principal.kind()) {
      case ROLE -> {
        if (named.kind() == Principal.Kind.ROLE) {
          yield new Reach(Truth.NO, Truth.of(text.equals(principal.text())), Truth.NO);
        }
        boolean ofRole =
            named.kind() == Principal.Kind.ROLE_SESSION && named.name().equals(principal.name());
        yield ofRole
            ? new Reach(Truth.unknown("whether the session is " + text), Truth.NO, Truth.NO)
            : Reach.NONE;
      }
      case ROLE_SESSION ->
          named.kind() == Principal.Kind.ROLE
              ? new Reach(Truth.NO, Truth.of(named.name().equals(principal.name())), Truth.NO)
              : direct(text.equals(principal.text()));
      case FEDERATED_USER ->
          named.kind() == Principal.Kind.USER
              ? new Reach(Truth.NO, Truth.of(named.name().equals(principal.name())), Truth.NO)
              : direct(text.equals(principal.text()));
      case USER, ACCOUNT_ROOT, SERVICE, FEDERATED, ANONYMOUS ->
          direct(text.equals(principal.text()));
    };
  }
}
