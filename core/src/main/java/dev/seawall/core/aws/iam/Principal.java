package dev.seawall.core.aws.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who makes a request: an ARN, an account, a service, an identity provider, or anybody (IAM User
 * Guide, "AWS JSON policy elements: Principal"). A role's ARN stands for a session of the role
 * whose name is not told.
 *
 * @param text as it was given
 * @param account the twelve digits, or empty when the principal belongs to none
 * @param name the last part of the name, without path; of a session, the role's
 */
public record Principal(String text, Kind kind, String account, String name) {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /** What makes the request. */
  public enum Kind {
    ACCOUNT_ROOT,
    USER,
    ROLE,
    ROLE_SESSION,
    FEDERATED_USER,
    SERVICE,
    /** An OpenID Connect or SAML provider, before it has a session. */
    FEDERATED,
    ANONYMOUS
  }

  /** Reads a principal; empty when the text names none. */
  public static Optional<Principal> of(String text) {
    if (text.equals("*") || text.equals("anonymous")) {
      return Optional.of(new Principal("*", Kind.ANONYMOUS, "", ""));
    }
    if (ACCOUNT.matcher(text).matches()) {
      return Optional.of(new Principal(text, Kind.ACCOUNT_ROOT, text, "root"));
    }
    if (text.startsWith("arn:")) {
      return ofArn(text);
    }
    if (!text.contains(".") || text.chars().anyMatch(c -> c <= ' ' || c == '*' || c == '?')) {
      return Optional.empty();
    }
    boolean service = text.endsWith(".amazonaws.com") || text.endsWith(".amazonaws.com.cn");
    boolean provider = !service || text.startsWith("cognito-identity.");
    return Optional.of(new Principal(text, provider ? Kind.FEDERATED : Kind.SERVICE, "", text));
  }

  private static Optional<Principal> ofArn(String arn) {
    List<String> parts = Scalars.arnParts(arn);
    if (parts.size() != Scalars.ARN_PARTS || !ACCOUNT.matcher(parts.get(4)).matches()) {
      return Optional.empty();
    }
    String resource = parts.get(5);
    int slash = resource.indexOf('/');
    String type = parts.get(2) + ":" + (slash < 0 ? resource : resource.substring(0, slash));
    String rest = slash < 0 ? "" : resource.substring(slash + 1);
    if (rest.isEmpty() && !type.equals("iam:root")) {
      return Optional.empty();
    }
    String last = rest.substring(rest.lastIndexOf('/') + 1);
    Optional<Kind> kind =
        switch (type) {
          case "iam:root" -> Optional.of(Kind.ACCOUNT_ROOT);
          case "iam:user" -> Optional.of(Kind.USER);
          case "iam:role" -> Optional.of(Kind.ROLE);
          case "sts:assumed-role" ->
              rest.indexOf('/') > 0 ? Optional.of(Kind.ROLE_SESSION) : Optional.empty();
          case "sts:federated-user" -> Optional.of(Kind.FEDERATED_USER);
          case "iam:oidc-provider", "iam:saml-provider" -> Optional.of(Kind.FEDERATED);
          default -> Optional.empty();
        };
    return kind.map(
        found ->
            new Principal(
                arn,
                found,
                parts.get(4),
                found == Kind.ROLE_SESSION ? rest.substring(0, rest.indexOf('/')) : last));
  }

  /** Whether identity policies can belong to it. */
  boolean hasIdentity() {
    return switch (kind) {
      case ACCOUNT_ROOT, USER, ROLE, ROLE_SESSION, FEDERATED_USER -> true;
      case SERVICE, FEDERATED, ANONYMOUS -> false;
    };
  }

  /** Whether it is a role that AWS made for a service, by the path that such roles have. */
  boolean isServiceLinkedRole() {
    return kind == Kind.ROLE
        ? text.contains(":role/aws-service-role/")
        : kind == Kind.ROLE_SESSION && name.startsWith("AWSServiceRoleFor");
  }

  private String partition() {
    return Scalars.arnParts(text).size() == Scalars.ARN_PARTS
        ? Scalars.arnParts(text).get(1)
        : "aws";
  }

  /**
   * The keys, in lower case, that AWS puts into every request of this principal (IAM User Guide,
   * "AWS global condition context keys"). Of a session the role's ARN is told without a path, which
   * a session's ARN does not have; of a role the session's name stays open.
   */
  Map<String, List<String>> keys() {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    keys.put("aws:principalisawsservice", List.of(String.valueOf(kind == Kind.SERVICE)));
    switch (kind) {
      case USER -> {
        keys.put("aws:principalarn", List.of(text));
        keys.put("aws:principaltype", List.of("User"));
        keys.put("aws:username", List.of(name));
      }
      case ROLE -> {
        keys.put("aws:principalarn", List.of(text));
        keys.put("aws:principaltype", List.of("AssumedRole"));
      }
      case ROLE_SESSION -> {
        keys.put(
            "aws:principalarn",
            List.of("arn:" + partition() + ":iam::" + account + ":role/" + name));
        keys.put("aws:principaltype", List.of("AssumedRole"));
      }
      case FEDERATED_USER -> {
        keys.put("aws:principalarn", List.of(text));
        keys.put("aws:principaltype", List.of("FederatedUser"));
      }
      case ACCOUNT_ROOT -> {
        keys.put("aws:principalarn", List.of("arn:" + partition() + ":iam::" + account + ":root"));
        keys.put("aws:principaltype", List.of("Account"));
      }
      case SERVICE -> keys.put("aws:principalservicename", List.of(text));
      case FEDERATED, ANONYMOUS -> {
        return keys;
      }
    }
    if (!account.isEmpty()) {
      keys.put("aws:principalaccount", List.of(account));
    }
    return keys;
  }
}
