package dev.seawall.core.aws.iam;

import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The policy of a resource, such as a key or a log group, and whom it lets in from outside the
 * resource's own account.
 *
 * @param resource the ARN that is asked about
 * @param owner the account of the resource
 */
public record ResourcePolicy(String resource, String owner, Policy policy) {
  /** An account that nobody means, and what a request from it can look like. */
  private static final String STRANGER = "000000000001";

  private static final Map<String, List<String>> OF_A_STRANGER =
      Map.of(
          "aws:PrincipalOrgID", List.of("o-stranger00"),
          "aws:PrincipalOrgPaths", List.of("o-stranger00/r-0000/"),
          "kms:CallerAccount", List.of(STRANGER),
          "aws:SourceIp", List.of("198.51.100.7"),
          "aws:SecureTransport", List.of("true"));

  /** Keys that services of AWS set, or that a caller outside the networks of the owner lacks. */
  private static final Set<String> WITHOUT =
      Set.of(
          "aws:SourceAccount",
          "aws:SourceArn",
          "aws:SourceOrgID",
          "aws:SourceVpc",
          "aws:SourceVpce",
          "aws:SourceOwner");

  /** What the stranger's own account lets it do: everything. */
  private static final Policy ALLOW_ALL =
      Policy.of("the stranger's own policy", PolicyKind.IDENTITY, everything());

  private static Value everything() {
    Mapping statement =
        Mapping.of(
            Map.of(
                "Effect", new Text("Allow"),
                "Action", new Text("*"),
                "Resource", new Text("*")));
    return Mapping.of(
        Map.of("Version", new Text("2012-10-17"), "Statement", Sequence.of(List.of(statement))));
  }

  /**
   * Whether anybody who has some AWS account may do the action. Unknown where that depends on
   * something that a stranger may or may not be able to say, or where the policy is malformed.
   */
  public Answer letsStrangers(String action) {
    Context context = Context.partial(OF_A_STRANGER, WITHOUT);
    return asks(partition() + ":iam::" + STRANGER + ":role/stranger", action, context);
  }

  /**
   * The principals of other accounts that the policy names and lets do the action, under conditions
   * or without.
   */
  public SortedSet<String> foreigners(String action) {
    SortedSet<String> foreign = new TreeSet<>();
    for (Statement statement : policy.statements()) {
      for (Principal each : namedOutside(statement)) {
        Context context = Context.partial(Map.of(), WITHOUT);
        if (!(asks(each.text(), action, context) instanceof Answer.No)) {
          foreign.add(each.text());
        }
      }
    }
    return foreign;
  }

  private List<Principal> namedOutside(Statement statement) {
    Optional<PrincipalElement> principals = statement.parts().principals();
    List<Principal> outside = new ArrayList<>();
    if (statement.effect() != Statement.Effect.ALLOW
        || principals.isEmpty()
        || principals.get().negated()) {
      return outside;
    }
    for (PrincipalElement.Named named : principals.get().named()) {
      Principal.of(named.text())
          .filter(each -> named.type() == PrincipalElement.Type.AWS)
          .filter(each -> !each.account().isEmpty() && !each.account().equals(owner))
          .ifPresent(outside::add);
    }
    return outside;
  }

  /** What is malformed about the policy, if anything is. */
  public Optional<String> fault() {
    return policy.faults().stream().findFirst().map(fault -> String.valueOf(fault.message()));
  }

  private Answer asks(String principal, String action, Context context) {
    Principal asking = Principal.of(principal).orElseThrow();
    Policies policies = Policies.ofIdentity(List.of(ALLOW_ALL)).withResource(policy);
    Request request = new Request(asking, action, resource, Optional.of(owner), context, false);
    Decision decision = Evaluation.decide(policies, request);
    return switch (decision.outcome()) {
      case ALLOWED -> new Answer.Yes(resource, decision.statement());
      case EXPLICIT_DENY, IMPLICIT_DENY -> new Answer.No(decision.reason());
      case UNKNOWN -> new Answer.Unknown(decision.missing());
    };
  }

  private String partition() {
    List<String> parts = Scalars.arnParts(resource);
    return "arn:" + (parts.size() == Scalars.ARN_PARTS ? parts.get(1) : "aws");
  }
}
