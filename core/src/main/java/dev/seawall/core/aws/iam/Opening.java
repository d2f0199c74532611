package dev.seawall.core.aws.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one statement of a resource policy grants outside the account that owns the resource.
 *
 * @param to who is let in, in words: {@code everyone}, {@code account 444455556666}
 * @param actions the patterns of the statement that no other statement denies to them
 */
public record Opening(Reach reach, String to, List<String> actions, Statement statement) {

  /** How far a resource is opened, widest first. */
  public enum Reach {
    /** Everybody with an AWS account, or without one. */
    EVERYONE,
    /** Everybody who comes from certain addresses, VPCs, endpoints or access points. */
    NETWORK,
    /** The accounts of an organisation or of a part of it. */
    ORGANISATION,
    /** One other account, or somebody in it. */
    ACCOUNT
  }

  public Opening {
    actions = List.copyOf(actions);
  }

  /**
   * The patterns of resources that the statement names; {@code *} when it names none or all but.
   */
  public List<String> resources() {
    return statement
        .parts()
        .resources()
        .filter(matcher -> !matcher.negated())
        .map(matcher -> matcher.patterns().stream().map(ValuePattern::source).toList())
        .orElse(List.of("*"));
  }

  /** Whether it is about a resource, given by its ARN; one that depends on the request is. */
  public boolean concerns(String resource) {
    return !statement
        .parts()
        .resources()
        .map(matcher -> matcher.matches(resource, Context.partial(Map.of())))
        .orElse(Truth.YES)
        .isNo();
  }

  /** Whether it holds only under some condition, be it one that callers can meet themselves. */
  public boolean isConditional() {
    return !statement.parts().conditions().isEmpty();
  }

  /** Whether a condition on a key holds it, however it does. */
  public boolean isHeldBy(String key) {
    return statement.parts().conditions().stream()
        .anyMatch(condition -> condition.key().equals(key.toLowerCase(Locale.ROOT)));
  }

  /** Whether it grants an action, written {@code service:Action}. */
  public boolean allows(String action) {
    return statement.action(action.toLowerCase(Locale.ROOT)).isYes();
  }
}
