package dev.seawall.core.aws;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.Escalation;
import dev.seawall.core.aws.iam.Powers;
import dev.seawall.core.aws.iam.Resources;
import dev.seawall.core.aws.iam.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What an IAM role or user can do, as checks ask it: an answer that is not known ends the
 * judgement, a yes says which statement allows it. Service control policies that were not read are
 * left out, because most accounts cannot read their own; a permissions boundary never is.
 */
public final class IamPowers {
  private final IamPrincipal identity;
  private final Powers powers;

  IamPowers(IamPrincipal identity, Powers powers) {
    this.identity = identity;
    this.powers = powers;
  }

  /** The answers with three values. */
  public Powers powers() {
    return powers;
  }

  /** Whether it can do everything. */
  public Optional<Answer.Yes> administrator() {
    return sure(powers.isAdministrator());
  }

  /** Whether it can do the action on at least one of the resources. */
  public Optional<Answer.Yes> can(String action, Resources where) {
    return sure(powers.can(action, where));
  }

  /** Whether it can do the action on a resource that no policy names. */
  public Optional<Answer.Yes> canOnEvery(String action, String service, String kind) {
    return sure(powers.canOnEvery(action, service, kind));
  }

  public Optional<Answer.Yes> readsEverySecret() {
    return sure(powers.readsEverySecret());
  }

  public Optional<Answer.Yes> readsEveryParameter() {
    return sure(powers.readsEveryParameter());
  }

  public Optional<Answer.Yes> readsEveryBucket() {
    return sure(powers.readsEveryBucket());
  }

  /** Whether it can let somebody into a cluster. */
  public Optional<Answer.Yes> entersClusters() {
    return sure(powers.canEnterClusters());
  }

  /**
   * Whether a policy decides by a tag of the session that begins so; unknown where one is unread.
   */
  public boolean asksPrincipalTag(String beginning) {
    if (powers.asksPrincipalTag(beginning)) {
      return true;
    }
    Optional<Statement> unread =
        powers
            .policies()
            .all()
            .flatMap(policy -> policy.statements().stream())
            .filter(each -> each.effect() == Statement.Effect.UNREADABLE)
            .findFirst();
    if (unread.isPresent()) {
      throw UnresolvedFactException.missing(identity, "what " + unread.get() + " says");
    }
    return false;
  }

  /** The known ways to more permissions that are open to it. */
  public List<Escalation> escalations() {
    return open(powers.escalations());
  }

  /** The ways that hand roles to EKS, for pods, nodes, add-ons or capabilities. */
  public List<Escalation> escalationsThroughEks() {
    return open(powers.escalations(Escalation::isThroughEks));
  }

  private List<Escalation> open(Powers.Ways ways) {
    if (ways.open().isEmpty() && !ways.missing().isEmpty()) {
      throw UnresolvedFactException.missing(identity, ways.missing().getFirst());
    }
    return ways.open();
  }

  private Optional<Answer.Yes> sure(Answer answer) {
    return switch (answer) {
      case Answer.Yes yes -> Optional.of(yes);
      case Answer.No no -> Optional.empty();
      case Answer.Unknown(List<String> missing) ->
          throw UnresolvedFactException.missing(identity, String.join("; ", missing));
    };
  }
}
