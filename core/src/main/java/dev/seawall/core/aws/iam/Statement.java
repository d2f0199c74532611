package dev.seawall.core.aws.iam;

import dev.seawall.core.value.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One compiled statement of a policy. What is wrong with it is told by its faults; the parts that
 * have a fault answer unknown.
 */
public final class Statement {
  private final String policy;
  private final Path path;
  private final String sid;
  private final Effect effect;
  private final Parts parts;
  private final List<Fault> faults;
  private final Optional<Set<String>> services;

  /** What a statement does. */
  public enum Effect {
    ALLOW("Allow"),
    DENY("Deny"),
    /** The effect is malformed. */
    UNREADABLE("unreadable");

    private final String word;

    Effect(String word) {
      this.word = word;
    }

    /** The word in a policy. */
    public String word() {
      return word;
    }
  }

  /** A list that a request's action or resource is held against; negated for {@code Not…}. */
  record Matcher(boolean negated, List<ValuePattern> patterns) {
    Matcher {
      patterns = List.copyOf(patterns);
    }

    Truth matches(String text, Context context) {
      Truth any = Truth.NO;
      for (ValuePattern pattern : patterns) {
        any = any.or(pattern.matches(text, context, negated));
        if (any.isYes()) {
          break;
        }
      }
      return negated ? any.not() : any;
    }
  }

  /**
   * The elements; an element that is absent where it may be is empty.
   *
   * @param malformed yes, or unknown when an element has a fault
   */
  record Parts(
      Optional<Matcher> actions,
      Optional<Matcher> resources,
      Optional<PrincipalElement> principals,
      List<Condition> conditions,
      Truth malformed) {
    Parts {
      conditions = List.copyOf(conditions);
    }
  }

  Statement(String policy, Path path, String sid, Effect effect, Parts parts, List<Fault> faults) {
    this.policy = policy;
    this.path = path;
    this.sid = sid;
    this.effect = effect;
    this.parts = parts;
    this.faults = List.copyOf(faults);
    this.services = services(parts.actions());
  }

  private static Optional<Set<String>> services(Optional<Matcher> actions) {
    if (actions.isEmpty() || actions.get().negated()) {
      return Optional.empty();
    }
    Set<String> services = new HashSet<>();
    for (ValuePattern pattern : actions.get().patterns()) {
      int colon = pattern.source().indexOf(':');
      if (colon < 0) {
        return Optional.empty();
      }
      services.add(pattern.source().substring(0, colon));
    }
    return Optional.of(services);
  }

  /** The services, in lower case, that it can be about; empty when it can be about every one. */
  public Optional<Set<String>> services() {
    return services;
  }

  /** The services, in lower case, of which it allows every action; {@code *} for all of them. */
  public SortedSet<String> wholeServices() {
    SortedSet<String> whole = new TreeSet<>();
    if (effect == Effect.ALLOW && parts.actions().isPresent() && !parts.actions().get().negated()) {
      for (ValuePattern pattern : parts.actions().get().patterns()) {
        String action = pattern.source().toLowerCase(Locale.ROOT);
        if (action.equals("*")) {
          whole.add(action);
        } else if (action.endsWith(":*")) {
          whole.add(action.substring(0, action.length() - 2));
        }
      }
    }
    return whole;
  }

  /** What the policy was called when it was read. */
  public String policy() {
    return policy;
  }

  /** Where the statement stands in its document. */
  public Path path() {
    return path;
  }

  /** The statement's Sid; empty when it has none. */
  public String sid() {
    return sid;
  }

  public Effect effect() {
    return effect;
  }

  public List<Fault> faults() {
    return faults;
  }

  Parts parts() {
    return parts;
  }

  boolean mayAllow() {
    return effect != Effect.DENY;
  }

  boolean mayDeny() {
    return effect != Effect.ALLOW;
  }

  /** Whether the action, in lower case, is meant. */
  Truth action(String lowerAction) {
    return parts.actions().isEmpty()
        ? parts.malformed()
        : parts.actions().get().matches(lowerAction, NO_VARIABLES);
  }

  private static final Context NO_VARIABLES = Context.complete(Map.of());

  /** Whether the statement is about the action, resource and context, whoever asks. */
  Truth applies(String lowerAction, String resource, Context context) {
    Truth truth = action(lowerAction);
    if (truth.isNo()) {
      return truth;
    }
    if (parts.resources().isPresent()) {
      truth = truth.and(parts.resources().get().matches(resource, context));
    }
    for (Condition condition : parts.conditions()) {
      if (truth.isNo()) {
        return truth;
      }
      truth = truth.and(condition.holds(context));
    }
    truth = truth.and(parts.malformed());
    return effect == Effect.UNREADABLE ? truth.and(Truth.unknown("the effect of " + this)) : truth;
  }

  /** Who is meant; directly everybody in a policy without principals. */
  PrincipalElement.Reach reach(Principal principal, boolean boundary) {
    if (parts.principals().isEmpty()) {
      return PrincipalElement.Reach.DIRECT;
    }
    PrincipalElement element = parts.principals().get();
    // A denying NotPrincipal hits every principal that has a permissions boundary, listed or not.
    if (boundary && element.negated() && effect == Effect.DENY && principal.hasIdentity()) {
      return PrincipalElement.Reach.DIRECT;
    }
    return element.reach(principal, effect == Effect.DENY);
  }

  /** {@code statement "Sid" of identityPolicies[0]}, or its place when it has no Sid. */
  @Override
  public String toString() {
    String own = sid.isEmpty() ? path.toString() : "\"" + sid + "\"";
    return (own.isEmpty() ? "" : "statement " + own + " of ") + policy;
  }
}
