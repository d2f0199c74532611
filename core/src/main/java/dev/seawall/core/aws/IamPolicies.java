package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.Context;
import dev.seawall.core.aws.iam.Evaluation;
import dev.seawall.core.aws.iam.Policies;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.PolicyKind;
import dev.seawall.core.aws.iam.Powers;
import dev.seawall.core.aws.iam.Principal;
import dev.seawall.core.aws.iam.Request;
import dev.seawall.core.aws.iam.Resources;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The policies of IAM identities, resolved through the snapshot and compiled once. What is attached
 * and was not read is an unread policy, whose answers are unknown.
 */
final class IamPolicies {
  private static final Policy EVERYTHING =
      Policy.of(
          "a policy that allows everything",
          PolicyKind.IDENTITY,
          new Text(
              "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}"));

  private final Aws aws;
  private final Map<String, Policy> managed = new ConcurrentHashMap<>();
  private final Map<String, IamPowers> powers = new ConcurrentHashMap<>();

  IamPolicies(Aws aws) {
    this.aws = aws;
  }

  /** What a role or user can do. */
  IamPowers powersOf(IamPrincipal identity) {
    return powers.computeIfAbsent(identity.arn().toString(), arn -> resolved(identity));
  }

  private IamPowers resolved(IamPrincipal identity) {
    String arn = identity.arn().toString();
    Principal principal =
        Principal.of(arn)
            .orElseThrow(
                () -> UnresolvedFactException.missing(identity, arn + " is no principal's ARN"));
    Policies policies = Policies.ofIdentity(policiesOf(identity));
    try {
      Optional<String> boundary = identity.boundary();
      if (boundary.isPresent()) {
        policies = policies.withBoundary(managed(boundary.get(), PolicyKind.BOUNDARY));
      }
    } catch (UnresolvedFactException unresolved) {
      policies = policies.withBoundary(unread("boundary", PolicyKind.BOUNDARY, unresolved));
    }
    policies = policies.withServiceControl(serviceControl(identity));
    return new IamPowers(identity, new Powers(policies, principal));
  }

  private List<Policy> policiesOf(IamIdentity identity) {
    List<Policy> policies = new ArrayList<>();
    try {
      for (IamIdentity.InlinePolicy each : identity.inlinePolicies()) {
        policies.add(compiled(each.name(), PolicyKind.IDENTITY, each.policyDocument()));
      }
    } catch (UnresolvedFactException unresolved) {
      policies.add(unread("inline policies", PolicyKind.IDENTITY, unresolved));
    }
    try {
      for (String each : identity.attachedPolicies()) {
        policies.add(managed(each, PolicyKind.IDENTITY));
      }
    } catch (UnresolvedFactException unresolved) {
      policies.add(unread("attached policies", PolicyKind.IDENTITY, unresolved));
    }
    if (identity instanceof IamUser user) {
      policies.addAll(ofGroups(user));
    }
    return policies;
  }

  private List<Policy> ofGroups(IamUser user) {
    List<Policy> policies = new ArrayList<>();
    try {
      for (String name : user.groups().or(List.of())) {
        Optional<IamGroup> group =
            aws.all(IamGroup.class).stream()
                .filter(each -> each.account().equals(user.account()))
                .filter(each -> each.arn().lastName().equals(name))
                .findFirst();
        if (group.isEmpty()) {
          policies.add(
              Policy.unread(name, PolicyKind.IDENTITY, "the group " + name + " was not read"));
        } else {
          policies.addAll(policiesOf(group.get()));
        }
      }
    } catch (UnresolvedFactException unresolved) {
      policies.add(unread("groups", PolicyKind.IDENTITY, unresolved));
    }
    return policies;
  }

  private Policy managed(String arn, PolicyKind kind) {
    return managed.computeIfAbsent(kind + " " + arn, key -> read(arn, kind));
  }

  private Policy read(String arn, PolicyKind kind) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    Optional<ManagedPolicy> found = aws.find(ManagedPolicy.class, arn);
    if (found.isPresent()) {
      return compiled(name, kind, found.get().policyDocument());
    }
    return WellKnownPolicies.document(arn)
        .map(document -> Policy.of(name, kind, document))
        .orElseGet(() -> Policy.unread(name, kind, arn + " was not read"));
  }

  private static Policy compiled(String name, PolicyKind kind, Fact<Value> document) {
    if (document.isUnresolved()) {
      return Policy.unread(name, kind, document.seen());
    }
    return document
        .value()
        .map(value -> Policy.of(name, kind, value))
        .orElseGet(() -> Policy.unread(name, kind, name + " has no document"));
  }

  private static Policy unread(String name, PolicyKind kind, UnresolvedFactException unresolved) {
    return Policy.unread(name, kind, String.valueOf(unresolved.getMessage()));
  }

  /** The levels of service control policies; none when they were not read or do not reach it. */
  private List<List<Policy>> serviceControl(IamPrincipal identity) {
    Optional<AwsAccount> account = aws.account(identity.account());
    return account.isEmpty() ? List.of() : serviceControl(account.get());
  }

  /**
   * Whether the organisation lets a role, which may do everything itself, do an action without any
   * condition; unknown where it would and some of its policies were not read.
   */
  static Answer organisationLets(AwsAccount account, String role, String action) {
    Policies policies =
        Policies.ofIdentity(List.of(EVERYTHING)).withServiceControl(serviceControl(account));
    Principal principal = Principal.of(role).orElseThrow();
    Answer answer = new Powers(policies, principal).can(action, Resources.any());
    return answer instanceof Answer.Yes && hasUnreadLevel(account)
        ? new Answer.Unknown(List.of("some service control policies in force were not read"))
        : answer;
  }

  /** A level, or one of its policies. */
  private static boolean isUnread(Value level) {
    return level instanceof Unresolved
        || (level instanceof Sequence policies
            && policies.items().stream().anyMatch(Unresolved.class::isInstance));
  }

  private static boolean hasUnreadLevel(AwsAccount account) {
    Fact<Value> written = account.field("ListPoliciesForTarget");
    return written.isUnresolved()
        || (written.value().orElse(Sequence.EMPTY) instanceof Sequence levels
            && levels.items().stream().anyMatch(IamPolicies::isUnread));
  }

  /**
   * The values of a condition key with which the organisation refuses an action on a resource to a
   * role that may do everything itself. What it refuses whatever the value is does not count.
   * Unknown where a policy was not read.
   */
  static SortedSet<String> refused(
      AwsAccount account,
      AwsResource on,
      String action,
      String conditionKey,
      Collection<String> values) {
    if (hasUnreadLevel(account)) {
      Fact<Value> written = account.field("ListPoliciesForTarget");
      throw UnresolvedFactException.missing(
          account,
          written.isUnresolved()
              ? written.seen()
              : "some service control policies in force were not read");
    }
    List<List<Policy>> levels =
        serviceControl(account).stream()
            .map(level -> level.stream().map(each -> each.denyingBy(conditionKey)).toList())
            .toList();
    Policies policies = Policies.ofIdentity(List.of(EVERYTHING)).withServiceControl(levels);
    Principal somebody =
        Principal.of("arn:" + on.arn().partition() + ":iam::" + account.account() + ":role/any")
            .orElseThrow();
    SortedSet<String> refused = new TreeSet<>();
    for (String value : values) {
      Context context =
          Context.partial(
              Map.of(conditionKey, List.of(value), "aws:RequestedRegion", List.of(on.region())));
      Request request =
          new Request(
              somebody,
              action,
              on.arn().toString(),
              Optional.of(account.account()),
              context,
              false);
      if (Evaluation.decide(policies, request).isDenied()) {
        refused.add(value);
      }
    }
    return refused;
  }

  private static List<List<Policy>> serviceControl(AwsAccount account) {
    List<List<Policy>> levels = new ArrayList<>();
    if (account.isManagementAccount()) {
      return levels;
    }
    Fact<Value> written = account.field("ListPoliciesForTarget");
    if (written.isUnresolved()
        || !(written.value().orElse(Sequence.EMPTY) instanceof Sequence all)) {
      return levels;
    }
    for (Value level : all.items()) {
      // A level of an organisation that uses these policies has one at least; a level without any
      // says that they are not in use, and one that was not read limits no more than all unread.
      if (!(level instanceof Sequence several) || several.length() == 0) {
        continue;
      }
      List<Policy> policies = new ArrayList<>();
      for (Value each : several.items()) {
        String name = "service control policy " + (levels.size() + 1) + "." + (policies.size() + 1);
        policies.add(Policy.of(name, PolicyKind.SERVICE_CONTROL, each));
      }
      levels.add(policies);
    }
    return levels;
  }
}
