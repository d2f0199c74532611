package dev.seawall.core.aws.iam;

import dev.seawall.core.value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a user or role can do under its policies, in the questions that people ask. "Every" resource
 * of a kind means one that no policy names and that has no tags. Answers are unknown where a policy
 * was not read or a condition asks what is not known of the request.
 */
public final class Powers {
  /** A name that no pattern of a policy means but with a wildcard in its place. */
  private static final String UNNAMED = "named-by-no-policy-7q3x";

  private static final String REGION = "REGION";
  private static final Set<String> ANYWHERE = Set.of("somewhere-1");
  private static final int MOST_REGIONS = 20;

  private final Policies policies;
  private final Principal principal;
  private final Set<String> untagged;
  private final Set<String> regions;

  /** Tags that stand in the names of resources: whatever their value, it is not the unnamed one. */
  private final Map<String, List<String>> tagsInNames;

  public Powers(Policies policies, Principal principal) {
    this.policies = policies;
    this.principal = principal;
    this.untagged = new TreeSet<>();
    policies
        .all()
        .flatMap(policy -> policy.conditionKeys().stream())
        .filter(key -> key.contains("resourcetag/") || key.startsWith("s3:existingobjecttag/"))
        .forEach(untagged::add);
    this.regions = regions(policies);
    this.tagsInNames = tagsInNames(policies);
  }

  private static Map<String, List<String>> tagsInNames(Policies policies) {
    Map<String, List<String>> tags = new HashMap<>();
    policies
        .all()
        .flatMap(policy -> policy.statements().stream())
        .flatMap(statement -> statement.parts().resources().stream())
        .flatMap(matcher -> matcher.patterns().stream())
        .flatMap(pattern -> pattern.variables().stream())
        .filter(key -> key.startsWith("aws:principaltag/"))
        .forEach(key -> tags.put(key, List.of("value-of-a-tag")));
    policies.all().forEach(policy -> tags.keySet().removeAll(policy.conditionKeys()));
    return tags;
  }

  public Policies policies() {
    return policies;
  }

  /** Whether it can do the action on at least one of the resources. */
  public Answer can(String action, Resources where) {
    return new Access(policies, principal, Context.partial(Map.of())).can(action, where);
  }

  /** Whether it can do everything: what nobody names, and change what roles may do. */
  public Answer isAdministrator() {
    return both(
        ofEvery("named-by-no-policy:Anything", arn("named-by-no-policy", UNNAMED), Map.of()),
        ofEvery("iam:AttachRolePolicy", arn("iam", "role/" + UNNAMED), Map.of()));
  }

  /** Whether it is known that it can do everything, so that narrower questions say nothing new. */
  public boolean isSurelyAdministrator() {
    return isAdministrator() instanceof Answer.Yes;
  }

  /**
   * Known ways to more permissions.
   *
   * @param open those that are open
   * @param missing what would have to be known to rule out others
   */
  public record Ways(List<Escalation> open, List<String> missing) {
    public Ways {
      open = List.copyOf(open);
      missing = List.copyOf(missing);
    }
  }

  /** The known ways to more permissions that are open to it. */
  public Ways escalations() {
    return escalations(each -> true);
  }

  /** The known ways to more permissions of some sort that are open to it. */
  public Ways escalations(Predicate<Escalation> sort) {
    List<Escalation> open = new ArrayList<>();
    Set<String> missing = new LinkedHashSet<>();
    for (Escalation each : Escalation.ALL) {
      if (!sort.test(each)) {
        continue;
      }
      switch (can(each)) {
        case Answer.Yes yes -> open.add(each);
        case Answer.No no -> {}
        case Answer.Unknown(List<String> reasons) -> missing.addAll(reasons);
      }
    }
    return new Ways(open, List.copyOf(missing));
  }

  private Answer can(Escalation escalation) {
    Answer all = can(escalation.steps().getFirst());
    for (Escalation.Step step : escalation.steps().subList(1, escalation.steps().size())) {
      if (all instanceof Answer.No) {
        return all;
      }
      all = both(all, can(step));
    }
    return all;
  }

  private Answer can(Escalation.Step step) {
    if (step.resource().equals(Escalation.ANY)) {
      return can(step.action(), Resources.any());
    }
    Answer other =
        ofEvery(step.action(), filled(step.resource(), UNNAMED), inPartition(step.context()));
    String own = principal.kind() == Principal.Kind.USER ? ":user/" : ":role/";
    boolean changesItself =
        step.action().startsWith("iam:")
            && !step.action().equals("iam:PassRole")
            && step.resource().contains(own);
    return changesItself
        ? either(other, ofEvery(step.action(), principal.text(), step.context()))
        : other;
  }

  /** Whether it can read a secret in Secrets Manager that no policy names. */
  public Answer readsEverySecret() {
    return ofEvery(
        "secretsmanager:GetSecretValue", arn("secretsmanager", "secret:" + UNNAMED), Map.of());
  }

  /** Whether it can read a parameter of Systems Manager that no policy names. */
  public Answer readsEveryParameter() {
    Answer any = ofEvery("ssm:GetParameter", arn("ssm", "parameter/" + UNNAMED), Map.of());
    for (String action :
        List.of("ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory")) {
      any = either(any, ofEvery(action, arn("ssm", "parameter/" + UNNAMED), Map.of()));
    }
    return any;
  }

  /** Whether it can read the objects of an S3 bucket that no policy names. */
  public Answer readsEveryBucket() {
    return ofEvery("s3:GetObject", arn("s3", UNNAMED + "/" + UNNAMED), Map.of());
  }

  /**
   * Whether it can let itself or others into a cluster: make an access entry, or change one (EKS
   * API reference, {@code CreateAccessEntry}, {@code AssociateAccessPolicy}, {@code
   * UpdateAccessEntry}).
   */
  public Answer canEnterClusters() {
    return either(
        either(
            can("eks:CreateAccessEntry", Resources.any()),
            can("eks:AssociateAccessPolicy", Resources.any())),
        can("eks:UpdateAccessEntry", Resources.any()));
  }

  /** Whether it can do the action on a resource that no policy names, of a kind given by an ARN. */
  public Answer canOnEvery(String action, String service, String kind) {
    return ofEvery(action, arn(service, kind + UNNAMED), Map.of());
  }

  /**
   * Whether a policy of the principal itself allows an action beside these, which are in lower
   * case.
   */
  public Answer allowsBeyond(Set<String> actions) {
    Answer any = new Answer.No("no policy allows another action");
    for (Policy policy : policies.identity()) {
      for (Statement statement : policy.statements()) {
        if (!statement.mayAllow()) {
          continue;
        }
        if (statement.effect() == Statement.Effect.UNREADABLE || !statement.faults().isEmpty()) {
          any = either(any, new Answer.Unknown(List.of("what " + statement + " says")));
          continue;
        }
        boolean onlyThese =
            statement
                .parts()
                .actions()
                .filter(each -> !each.negated())
                .filter(
                    each -> each.patterns().stream().allMatch(p -> actions.contains(p.source())))
                .isPresent();
        if (!onlyThese) {
          return new Answer.Yes("*", Optional.of(statement));
        }
      }
    }
    return any;
  }

  /**
   * Whether a policy asks for a tag of the session, whose key begins so, in a condition or in a
   * variable.
   */
  public boolean asksPrincipalTag(String beginning) {
    String key = "aws:principaltag/" + Context.lower(beginning);
    return policies
        .all()
        .flatMap(policy -> policy.statements().stream())
        .anyMatch(
            statement ->
                statement.parts().conditions().stream()
                        .anyMatch(
                            each ->
                                each.key().startsWith(key)
                                    || each.values().stream()
                                        .anyMatch(v -> Context.lower(v).contains("${" + key)))
                    || statement.parts().resources().stream()
                        .flatMap(matcher -> matcher.patterns().stream())
                        .anyMatch(p -> Context.lower(p.source()).contains("${" + key)));
  }

  /** An answer about one resource in any of the regions that could matter. */
  private Answer ofEvery(String action, String resource, Map<String, List<String>> context) {
    Answer any = new Answer.No("no region");
    for (String region : resource.contains(REGION) ? regions : ANYWHERE) {
      any = either(any, ofOne(action, resource.replace(REGION, region), region, context));
    }
    return any;
  }

  private Answer ofOne(
      String action, String resource, String region, Map<String, List<String>> context) {
    Map<String, List<String>> chosen = new HashMap<>(tagsInNames);
    chosen.putAll(context);
    chosen.put("aws:SecureTransport", List.of("true"));
    if (resource.contains(region)) {
      chosen.put("aws:RequestedRegion", List.of(region));
    }
    boolean ownPolicyDecides = action.startsWith("sts:") || action.startsWith("kms:");
    Policies in = ownPolicyDecides ? policies.withResource(handingOn()) : policies;
    Request request =
        new Request(
            principal,
            action,
            resource,
            Optional.of(principal.account()),
            Context.partial(chosen, untagged),
            false);
    return Evaluation.decide(in, request).answer(resource);
  }

  /** Regions that resources of policies and conditions name, and one that none does. */
  private static Set<String> regions(Policies policies) {
    Set<String> regions = new TreeSet<>();
    policies
        .all()
        .flatMap(policy -> policy.statements().stream())
        .forEach(
            statement -> {
              statement.parts().conditions().stream()
                  .filter(each -> each.key().equals("aws:requestedregion"))
                  .forEach(each -> regions.addAll(each.values()));
              statement.parts().resources().stream()
                  .flatMap(matcher -> matcher.patterns().stream())
                  .map(pattern -> Scalars.arnParts(pattern.source()))
                  .filter(parts -> parts.size() == Scalars.ARN_PARTS)
                  .forEach(parts -> regions.add(parts.get(3)));
            });
    Set<String> plain = new TreeSet<>(ANYWHERE);
    regions.stream()
        .filter(region -> !region.isEmpty() && !region.contains("$"))
        .map(region -> region.replace('*', 'x').replace('?', 'x'))
        .limit(MOST_REGIONS)
        .forEach(plain::add);
    return plain;
  }

  /** The policy of a key or role that leaves it to its account who may use it, as most do. */
  private Policy handingOn() {
    return Policy.of(
        "a policy that trusts the account",
        PolicyKind.RESOURCE,
        new Text(
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\","
                + " \"Principal\": {\"AWS\": \""
                + principal.account()
                + "\"}}}"));
  }

  /** Buckets have neither region nor account, and IAM no region. */
  private String arn(String service, String resource) {
    return switch (service) {
      case "s3" -> "arn:" + partition() + ":s3:::" + resource;
      case "iam" -> "arn:" + partition() + ":iam::" + principal.account() + ":" + resource;
      default ->
          "arn:" + String.join(":", partition(), service, REGION, principal.account(), resource);
    };
  }

  private String partition() {
    return Scalars.arnParts(principal.text()).get(1);
  }

  /** EC2 has a name of its own in China, where most services keep theirs. */
  private Map<String, List<String>> inPartition(Map<String, List<String>> context) {
    boolean ec2 = context.containsValue(List.of("ec2.amazonaws.com"));
    return ec2 && partition().equals("aws-cn")
        ? Map.of("iam:PassedToService", List.of("ec2.amazonaws.com.cn"))
        : context;
  }

  private String filled(String template, String name) {
    return template
        .replace("PARTITION", partition())
        .replace("ACCOUNT", principal.account())
        .replace("NAME", name);
  }

  private static Answer both(Answer one, Answer other) {
    if (one instanceof Answer.No || other instanceof Answer.Yes) {
      return one;
    }
    return one instanceof Answer.Yes || other instanceof Answer.No ? other : one;
  }

  private static Answer either(Answer one, Answer other) {
    if (one instanceof Answer.Yes || other instanceof Answer.No) {
      return one;
    }
    return one instanceof Answer.No || other instanceof Answer.Yes ? other : one;
  }
}
