package dev.seawall.core.aws.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody wants to do.
 *
 * @param action {@code service:Action}, in any case
 * @param resource an ARN, or {@code *} for an action that has no resource
 * @param resourceAccount the account of the resource; empty when it is not known
 * @param organisationExempt whether service control policies do not reach the principal although
 *     they are given: the management account and service-linked roles
 */
public record Request(
    Principal principal,
    String action,
    String resource,
    Optional<String> resourceAccount,
    Context context,
    boolean organisationExempt) {
  private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9*?_-]+");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /**
   * @throws IllegalArgumentException when the action is none
   */
  public Request {
    if (!isAction(action)) {
      throw new IllegalArgumentException(
          "the action is \"" + action + "\"; expected service:Action");
    }
  }

  /**
   * A request in the account that the resource's ARN tells, or else the principal's for {@code *}.
   */
  public static Request of(Principal principal, String action, String resource, Context context) {
    return new Request(principal, action, resource, Optional.empty(), context, false);
  }

  /** Whether a text is one action, without wildcards. */
  public static boolean isAction(String text) {
    return ACTION.matcher(text).matches() && text.indexOf('*') < 0 && text.indexOf('?') < 0;
  }

  String lowerAction() {
    return action.toLowerCase(Locale.ROOT);
  }

  String service() {
    return lowerAction().substring(0, action.indexOf(':'));
  }

  /** The account as it is told, as the ARN has it, or the principal's when there is no resource. */
  Optional<String> account() {
    if (resourceAccount.isPresent()) {
      return resourceAccount;
    }
    List<String> parts = Scalars.arnParts(resource);
    if (parts.size() == Scalars.ARN_PARTS && ACCOUNT.matcher(parts.get(4)).matches()) {
      return Optional.of(parts.get(4));
    }
    return resource.equals("*") && !principal.account().isEmpty()
        ? Optional.of(principal.account())
        : Optional.empty();
  }

  /** The context, with what AWS itself puts into it. */
  Context fullContext() {
    return context.withDefaults(
        () -> {
          Map<String, List<String>> keys = principal.keys();
          account().ifPresent(account -> keys.put("aws:resourceaccount", List.of(account)));
          return keys;
        });
  }
}
