package dev.seawall.core.aws.iam;

import dev.seawall.core.aws.iam.Decision.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides a request as the IAM User Guide says that AWS does ("How AWS enforcement code logic
 * evaluates requests to allow or deny access", "Cross-account policy evaluation logic",
 * "Permissions boundaries for IAM entities"; AWS Organizations User Guide, "SCP evaluation" and
 * "RCP evaluation"; KMS Developer Guide, "Key policies in AWS KMS"). One evaluation is one request;
 * its time is linear in the size of the policies.
 */
public final class Evaluation {
  /** Services of which AWS says that resource control policies reach them. */
  private static final Set<String> RESOURCE_CONTROLLED =
      Set.of("s3", "sts", "kms", "sqs", "secretsmanager", "ecr", "aoss");

  /** The actions of KMS that have no key (Service Authorization Reference, AWS KMS). */
  private static final Set<String> WITHOUT_KEY =
      Set.of(
          "kms:connectcustomkeystore",
          "kms:createcustomkeystore",
          "kms:createkey",
          "kms:deletecustomkeystore",
          "kms:describecustomkeystores",
          "kms:disconnectcustomkeystore",
          "kms:generaterandom",
          "kms:listaliases",
          "kms:listkeys",
          "kms:listretirablegrants",
          "kms:updatecustomkeystore");

  /** The actions that a role's trust policy must allow. */
  private static final Set<String> TRUSTED =
      Set.of(
          "sts:assumerole",
          "sts:assumerolewithsaml",
          "sts:assumerolewithwebidentity",
          "sts:setcontext",
          "sts:setsourceidentity",
          "sts:tagsession");

  private final Policies policies;
  private final Request request;
  private final Context context;
  private final String action;
  private final String service;

  private Evaluation(Policies policies, Request request) {
    this.policies = policies;
    this.request = request;
    this.context = request.fullContext();
    this.action = request.lowerAction();
    this.service = request.service();
  }

  /** What AWS would answer to the request under the policies. */
  public static Decision decide(Policies policies, Request request) {
    return new Evaluation(policies, request).decide();
  }

  /** An answer of a group of statements, and the statement that gives it. */
  private record Vote(Truth truth, Optional<Statement> by) {
    static final Vote NO = new Vote(Truth.NO, Optional.empty());
    static final Vote YES = new Vote(Truth.YES, Optional.empty());

    Vote or(Vote other) {
      if (truth.isYes() || other.truth().isNo()) {
        return this;
      }
      if (other.truth().isYes() || truth.isNo()) {
        return other;
      }
      return new Vote(truth.or(other.truth()), by);
    }

    /** Keeps the statement of this vote. */
    Vote and(Truth other) {
      return new Vote(truth.and(other), by);
    }
  }

  /** What the resource policy allows, told apart by whom it names. */
  private record Grants(Vote direct, Vote role, Vote account) {}

  private Decision decide() {
    if (action.equals("sts:getcalleridentity")) {
      return new Decision(
          Outcome.ALLOWED,
          Optional.empty(),
          "sts:GetCallerIdentity needs no permission",
          List.of());
    }
    Vote deny = denies();
    if (deny.truth().isYes()) {
      return new Decision(
          Outcome.EXPLICIT_DENY,
          deny.by(),
          deny.by().map(each -> each + " denies it").orElse(""),
          List.of());
    }
    List<String> lacks = new ArrayList<>();
    Vote allow = granted(lacks);
    if (allow.truth().isNo()) {
      return new Decision(
          Outcome.IMPLICIT_DENY, Optional.empty(), String.join("; ", lacks), List.of());
    }
    if (deny.truth().isYes() || deny.truth().isUnknown() || allow.truth().isUnknown()) {
      List<String> missing = allow.truth().and(deny.truth().not()).missing();
      return new Decision(
          Outcome.UNKNOWN, Optional.empty(), "not known: " + missing.getFirst(), missing);
    }
    return new Decision(
        Outcome.ALLOWED,
        allow.by(),
        allow
            .by()
            .map(each -> each + " allows it")
            .orElse("the account's root user may do everything"),
        List.of());
  }

  private Vote denies() {
    Vote vote = Vote.NO;
    for (Policy policy : policies.identity()) {
      vote = vote.or(denies(policy));
    }
    if (policies.resource().isPresent()) {
      vote = vote.or(denies(policies.resource().get()));
    }
    if (hasBoundary()) {
      vote = vote.or(denies(policies.boundary().orElseThrow()));
    }
    for (Policy policy : policies.session()) {
      vote = vote.or(denies(policy));
    }
    if (isUnderServiceControl(request)) {
      for (List<Policy> level : policies.serviceControl()) {
        for (Policy policy : level) {
          vote = vote.or(denies(policy));
        }
      }
    }
    if (!request.principal().isServiceLinkedRole()) {
      for (List<Policy> level : policies.resourceControl()) {
        for (Policy policy : level) {
          vote = vote.or(resourceControlled(denies(policy)));
        }
      }
    }
    return vote;
  }

  private Vote resourceControlled(Vote vote) {
    if (vote.truth().isNo() || RESOURCE_CONTROLLED.contains(request.service())) {
      return vote;
    }
    return vote.and(Truth.unknown("whether resource control policies reach " + request.service()));
  }

  private Vote denies(Policy policy) {
    Vote vote = Vote.NO;
    for (Statement statement : policy.statements(service)) {
      if (statement.mayDeny()) {
        Truth truth = statement.applies(action, request.resource(), context);
        if (!truth.isNo()) {
          truth = truth.and(statement.reach(request.principal(), hasBoundary()).any());
          vote = vote.or(new Vote(truth, Optional.of(statement)));
          if (truth.isYes()) {
            return vote;
          }
        }
      }
    }
    return vote;
  }

  private boolean hasBoundary() {
    return hasBoundary(policies, request.principal());
  }

  /** Whether there is a boundary, and one that the principal can have. */
  static boolean hasBoundary(Policies policies, Principal principal) {
    return policies.boundary().isPresent()
        && switch (principal.kind()) {
          case USER, ROLE, ROLE_SESSION, FEDERATED_USER -> true;
          case ACCOUNT_ROOT, SERVICE, FEDERATED, ANONYMOUS -> false;
        };
  }

  static boolean isUnderServiceControl(Request request) {
    return request.principal().hasIdentity()
        && !request.organisationExempt()
        && !request.principal().isServiceLinkedRole();
  }

  private Vote granted(List<String> lacks) {
    Truth control = serviceControl(lacks);
    if (control.isNo()) {
      return Vote.NO;
    }
    Grants grants = grants();
    if (!request.principal().hasIdentity()) {
      if (grants.direct().truth().isNo()) {
        lacks.add("the resource policy does not allow it");
      }
      return grants.direct();
    }
    Vote identity =
        request.principal().kind() == Principal.Kind.ACCOUNT_ROOT
            ? Vote.YES
            : allows(policies.identity());
    if (identity.truth().isNo()) {
      lacks.add("no identity policy allows it");
    }
    Truth limits = limits(lacks);
    if (grants.direct().or(grants.role()).or(grants.account()).truth().isNo()) {
      lacks.add("no resource policy allows it");
    }
    Optional<String> account = request.account();
    Vote vote;
    if (account.isPresent()) {
      boolean same = account.get().equals(request.principal().account());
      vote = same ? within(grants, identity, limits) : across(grants, identity, limits);
    } else {
      vote = either(within(grants, identity, limits), across(grants, identity, limits));
    }
    return vote.and(control);
  }

  /** Where the account of the resource is not told, only what holds both ways is certain. */
  private Vote either(Vote within, Vote across) {
    if (within.truth().isNo() && across.truth().isNo()) {
      return Vote.NO;
    }
    if (within.truth().isYes() && across.truth().isYes()) {
      return within;
    }
    return new Vote(Truth.unknown("the account of " + request.resource()), within.or(across).by());
  }

  /**
   * In one account either policy is enough; one that names the session or user itself is not
   * limited, one that names the account alone only lets identity policies count where they
   * otherwise do not.
   */
  private Vote within(Grants grants, Vote identity, Truth limits) {
    Vote byIdentity = resourceMustAllow() ? identity.and(grants.account().truth()) : identity;
    return grants.direct().or(grants.role().or(byIdentity).and(limits));
  }

  /** Between accounts both sides must allow. */
  private static Vote across(Grants grants, Vote identity, Truth limits) {
    return grants.direct().or(grants.role()).or(grants.account()).and(identity.truth()).and(limits);
  }

  /** Keys and roles: their own policy decides whether identity policies count at all. */
  private boolean resourceMustAllow() {
    return switch (request.service()) {
      case "kms" -> !WITHOUT_KEY.contains(action) && !request.resource().contains(":alias/");
      case "sts" -> TRUSTED.contains(action);
      default -> false;
    };
  }

  private Grants grants() {
    if (policies.resource().isEmpty()) {
      if (!resourceMustAllow()) {
        return new Grants(Vote.NO, Vote.NO, Vote.NO);
      }
      String what = request.service().equals("kms") ? "the key policy of " : "the trust policy of ";
      Vote open = new Vote(Truth.unknown(what + request.resource()), Optional.empty());
      return new Grants(open, open, open);
    }
    Vote direct = Vote.NO;
    Vote role = Vote.NO;
    Vote account = Vote.NO;
    for (Statement statement : policies.resource().get().statements(service)) {
      if (!statement.mayAllow()) {
        continue;
      }
      Truth truth = statement.applies(action, request.resource(), context);
      if (truth.isNo()) {
        continue;
      }
      PrincipalElement.Reach reach = statement.reach(request.principal(), hasBoundary());
      Optional<Statement> by = Optional.of(statement);
      direct = direct.or(new Vote(truth.and(reach.direct()), by));
      role = role.or(new Vote(truth.and(reach.role()), by));
      account = account.or(new Vote(truth.and(reach.account()), by));
    }
    return new Grants(direct, role, account);
  }

  private Truth serviceControl(List<String> lacks) {
    Truth truth = Truth.YES;
    if (!isUnderServiceControl(request)) {
      return truth;
    }
    for (int level = 0; level < policies.serviceControl().size(); level++) {
      Truth allowed = allows(policies.serviceControl().get(level)).truth();
      if (allowed.isNo()) {
        lacks.add("no service control policy of level " + (level + 1) + " allows it");
      }
      truth = truth.and(allowed);
    }
    return truth;
  }

  /** What boundary and session policies leave. */
  private Truth limits(List<String> lacks) {
    Truth truth = Truth.YES;
    if (hasBoundary()) {
      truth = allows(policies.boundary().stream().toList()).truth();
      if (truth.isNo()) {
        lacks.add("the permissions boundary does not allow it");
      }
    }
    if (!policies.session().isEmpty()) {
      Truth session = allows(policies.session()).truth();
      if (session.isNo()) {
        lacks.add("no session policy allows it");
      }
      truth = truth.and(session);
    }
    return truth;
  }

  private Vote allows(List<Policy> asked) {
    Vote vote = Vote.NO;
    for (Policy policy : asked) {
      for (Statement statement : policy.statements(service)) {
        if (statement.mayAllow()) {
          Truth truth = statement.applies(action, request.resource(), context);
          if (!truth.isNo()) {
            vote = vote.or(new Vote(truth, Optional.of(statement)));
            if (truth.isYes()) {
              return vote;
            }
          }
        }
      }
    }
    return vote;
  }
}
