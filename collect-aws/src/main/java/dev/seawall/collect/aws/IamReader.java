package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.ACCOUNTS;
import static dev.seawall.core.aws.AwsTypes.IAM_GROUPS;
import static dev.seawall.core.aws.AwsTypes.IAM_ROLES;
import static dev.seawall.core.aws.AwsTypes.IAM_USERS;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.aws.AwsTypes.OIDC_PROVIDERS;

import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;

/**
 * The account's roles, users, groups and policies, read once as a whole; where that is refused, the
 * roles that clusters name, one by one. Of AWS's own policies only those that somebody has are
 * read: there are over a thousand.
 */
final class IamReader {
  /** The most that IAM gives in one answer. */
  private static final int PAGE = 1000;

  private static final String NO_SUCH_ENTITY = "NoSuchEntity";
  private static final String DETAILS = "GetAccountAuthorizationDetails";
  private static final Operation ROLES = Operation.of(IAM_ROLES, DETAILS).listing(IAM_ROLES);
  private static final Operation LIST_ROLES = Operation.of(IAM_ROLES, "ListRoles");
  private static final Operation GET_ROLE =
      Operation.of(IAM_ROLES, "GetRole").orNone(NO_SUCH_ENTITY);
  private static final Operation ATTACHED =
      Operation.of(IAM_ROLES, "ListAttachedRolePolicies").orNone(NO_SUCH_ENTITY);
  private static final Operation INLINE_NAMES =
      Operation.of(IAM_ROLES, "ListRolePolicies").orNone(NO_SUCH_ENTITY);
  private static final Operation INLINE =
      Operation.of(IAM_ROLES, "GetRolePolicy").orNone(NO_SUCH_ENTITY);
  private static final Operation GET_POLICY =
      Operation.of(MANAGED_POLICIES, "GetPolicy").orNone(NO_SUCH_ENTITY);
  private static final Operation POLICY_VERSION =
      Operation.of(MANAGED_POLICIES, "GetPolicyVersion").orNone(NO_SUCH_ENTITY);
  private static final Operation GET_PROVIDER =
      Operation.of(OIDC_PROVIDERS, "GetOpenIDConnectProvider").orNone(NO_SUCH_ENTITY);
  private static final Operation GET_PROFILE =
      Operation.of(INSTANCE_PROFILES, "GetInstanceProfile").orNone(NO_SUCH_ENTITY);
  private static final Set<ResourceType> IN_DETAILS =
      Set.of(IAM_ROLES, IAM_USERS, IAM_GROUPS, MANAGED_POLICIES);

  private final Reading account;
  private final Later<Answer> listed;
  private final Later<Answer> details;

  /** Starts to read the account's details, which take longest. */
  IamReader(Reading account) {
    this.account = account;
    this.listed = account.tasks().start(this::listRoles);
    this.details = account.tasks().start(this::readDetails);
  }

  /** Waits until the details were read. */
  void await() {
    details.await();
  }

  private Answer readDetails() {
    if (!account.wanted().hasAny(IN_DETAILS)) {
      return Answer.NONE;
    }
    IamClient iam = account.clients().iam();
    Answer pages =
        account.all(
            ROLES,
            "account " + account.place().account(),
            () ->
                iam.getAccountAuthorizationDetailsPaginator(
                    request ->
                        request
                            .filter(
                                EntityType.USER,
                                EntityType.ROLE,
                                EntityType.GROUP,
                                EntityType.LOCAL_MANAGED_POLICY)
                            .maxItems(PAGE)));
    if (pages.failed()) {
      account.noted(Operation.of(IAM_USERS, DETAILS).listing(IAM_USERS), accountName(), pages);
      account.noted(Operation.of(IAM_GROUPS, DETAILS).listing(IAM_GROUPS), accountName(), pages);
      account.noted(
          Operation.of(MANAGED_POLICIES, DETAILS).listing(MANAGED_POLICIES), accountName(), pages);
      return pages;
    }
    for (Mapping page : pages.mappings()) {
      put(page, "RoleDetailList", IAM_ROLES);
      put(page, "UserDetailList", IAM_USERS);
      put(page, "GroupDetailList", IAM_GROUPS);
      if (account.wants(MANAGED_POLICIES)) {
        Values.items(page, "Policies").forEach(this::putPolicy);
      }
    }
    if (account.wants(MANAGED_POLICIES)) {
      account.tasks().each(usedOfAws(pages), policy -> managed(account, policy));
    }
    return pages;
  }

  /** What only the list of roles tells of them, such as how long their sessions may last. */
  private Answer listRoles() {
    if (!account.wants(IAM_ROLES)) {
      return Answer.NONE;
    }
    return account
        .calls()
        .all(
            LIST_ROLES,
            accountName(),
            () -> account.clients().iam().listRolesPaginator(request -> request.maxItems(PAGE)),
            "Roles");
  }

  /** AWS's own policies that somebody has, or has as a boundary. */
  private static Set<String> usedOfAws(Answer pages) {
    Set<String> used = new TreeSet<>();
    for (Mapping page : pages.mappings()) {
      for (String list : List.of("RoleDetailList", "UserDetailList", "GroupDetailList")) {
        for (Value principal : Values.items(page, list)) {
          used.addAll(Values.each(principal, "PolicyArn", "AttachedManagedPolicies"));
          used.add(Values.text(principal, "PermissionsBoundary", "PermissionsBoundaryArn"));
        }
      }
    }
    used.removeIf(arn -> !arn.contains(":iam::aws:"));
    return used;
  }

  private String accountName() {
    return "account " + account.place().account();
  }

  private void put(Mapping page, String list, ResourceType type) {
    if (account.wants(type)) {
      for (Value item : Values.items(page, list)) {
        account.put(Operation.of(type, DETAILS), Values.text(item, "Arn"), item);
      }
    }
  }

  private void putPolicy(Value policy) {
    Value document = Null.NULL;
    for (Value version : Values.items(policy, "PolicyVersionList")) {
      if (Values.flag(version, "IsDefaultVersion")) {
        Value told = Values.at(version, "Document");
        document = told == null ? Null.NULL : told;
      }
    }
    account.put(
        Operation.of(MANAGED_POLICIES, DETAILS),
        Values.text(policy, "Arn"),
        policy(Values.text(policy, "PolicyName"), Values.text(policy, "Arn"), document));
  }

  private static Mapping policy(String name, String arn, Value document) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put(
        "PolicyName", new Text(name.isEmpty() ? arn.substring(arn.lastIndexOf('/') + 1) : name));
    fields.put("Arn", new Text(arn));
    fields.put("Document", document);
    return Mapping.of(fields);
  }

  /** The identity providers of the account. */
  void providers() {
    boolean onAccount = account.wants(ACCOUNTS);
    if (!onAccount && !account.wants(OIDC_PROVIDERS)) {
      return;
    }
    IamClient iam = account.clients().iam();
    Operation list =
        Operation.of(OIDC_PROVIDERS, "ListOpenIDConnectProviders").listing(OIDC_PROVIDERS);
    Answer providers =
        account.one(
            list, accountName(), iam::listOpenIDConnectProviders, "OpenIDConnectProviderList");
    Answer arns = providers.map(value -> Values.sequence(Values.each(value, "Arn")));
    if (onAccount) {
      account.put(
          Operation.of(ACCOUNTS, "ListOpenIDConnectProviders"),
          AccountReader.arn(account.place()),
          arns);
    }
    if (account.wants(OIDC_PROVIDERS)) {
      account
          .tasks()
          .each(
              arns.texts(),
              arn -> {
                Answer provider =
                    account.one(
                        GET_PROVIDER,
                        arn,
                        () -> iam.getOpenIDConnectProvider(r -> r.openIDConnectProviderArn(arn)));
                account.put(GET_PROVIDER, arn, provider);
                return true;
              });
    }
  }

  static boolean instanceProfile(Reading reading, String name) {
    IamClient iam = reading.clients().iam();
    String likely = reading.place().globalArn("iam", "instance-profile/" + name);
    Answer profile =
        reading.one(
            GET_PROFILE,
            likely,
            () -> iam.getInstanceProfile(r -> r.instanceProfileName(name)),
            "InstanceProfile");
    String told = Values.text(profile.value(), "Arn");
    reading.put(GET_PROFILE, told.isEmpty() ? likely : told, profile);
    return true;
  }

  /** The roles that a cluster names, and those that trust its identity provider. */
  void roles(Reading cluster, Collection<String> named, String issuer) {
    if (!cluster.wants(IAM_ROLES)) {
      return;
    }
    Set<String> arns = new TreeSet<>(named);
    Answer all = details.get();
    for (Mapping page : all.mappings()) {
      for (Value role : Values.items(page, "RoleDetailList")) {
        if (!issuer.isEmpty() && trusts(role, issuer)) {
          arns.add(Values.text(role, "Arn"));
        }
      }
    }
    String ours = "arn:" + cluster.place().partition() + ":iam::" + cluster.place().account();
    arns.removeIf(arn -> !arn.startsWith(ours + ":role/"));
    Set<String> told = new TreeSet<>();
    if (!all.failed()) {
      told.addAll(told(cluster, arns));
    }
    arns.removeAll(told);
    cluster.tasks().each(arns, arn -> role(cluster, arn, all.failed()));
  }

  /** Puts what the list of roles says of these, and tells which of them are in it. */
  private Set<String> told(Reading cluster, Set<String> arns) {
    Answer roles = cluster.noted(LIST_ROLES, accountName(), listed.get());
    if (roles.failed()) {
      arns.forEach(arn -> cluster.put(LIST_ROLES, arn, roles));
    }
    Set<String> told = new TreeSet<>();
    for (Mapping role : roles.mappings()) {
      String arn = Values.text(role, "Arn");
      if (arns.contains(arn)) {
        cluster.put(LIST_ROLES, arn, role);
        told.add(arn);
      }
    }
    return told;
  }

  /** Whether a principal of the trust policy is the provider of this issuer. */
  private static boolean trusts(Value role, String issuer) {
    String provider = ":oidc-provider/" + issuer.replace("https://", "");
    for (Value statement : Values.items(role, "AssumeRolePolicyDocument", "Statement")) {
      Value federated = Values.at(statement, "Principal", "Federated");
      if (federated instanceof Text text && text.text().endsWith(provider)) {
        return true;
      }
      if (federated instanceof Sequence sequence
          && sequence.items().stream()
              .anyMatch(each -> each instanceof Text text && text.text().endsWith(provider))) {
        return true;
      }
    }
    return false;
  }

  private boolean role(Reading cluster, String arn, boolean alone) {
    IamClient iam = cluster.clients().iam();
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    cluster.put(
        GET_ROLE,
        arn,
        cluster.one(GET_ROLE, arn, () -> iam.getRole(r -> r.roleName(name)), "Role"));
    if (alone) {
      cluster
          .tasks()
          .all(
              () -> attachedPolicies(cluster, arn, name), () -> inlinePolicies(cluster, arn, name));
    }
    return true;
  }

  private void attachedPolicies(Reading cluster, String arn, String name) {
    IamClient iam = cluster.clients().iam();
    Answer attached =
        cluster.all(
            ATTACHED,
            arn,
            () -> iam.listAttachedRolePoliciesPaginator(r -> r.roleName(name)),
            "AttachedPolicies");
    cluster.put(ATTACHED, arn, attached);
    if (cluster.wants(MANAGED_POLICIES)) {
      cluster
          .tasks()
          .each(Values.each(attached.value(), "PolicyArn"), policy -> managed(cluster, policy));
    }
  }

  private boolean managed(Reading cluster, String arn) {
    IamClient iam = cluster.clients().iam();
    Answer policy =
        cluster.one(GET_POLICY, arn, () -> iam.getPolicy(r -> r.policyArn(arn)), "Policy");
    String version = Values.text(policy.value(), "DefaultVersionId");
    if (version.isEmpty()) {
      cluster.put(POLICY_VERSION, arn, policy);
      return true;
    }
    Answer document =
        cluster.one(
            POLICY_VERSION,
            arn,
            () -> iam.getPolicyVersion(r -> r.policyArn(arn).versionId(version)),
            "PolicyVersion",
            "Document");
    String name = Values.text(policy.value(), "PolicyName");
    cluster.put(POLICY_VERSION, arn, document.map(tree -> policy(name, arn, tree)));
    return true;
  }

  private void inlinePolicies(Reading cluster, String arn, String name) {
    IamClient iam = cluster.clients().iam();
    Answer names =
        cluster.all(
            INLINE_NAMES,
            arn,
            () -> iam.listRolePoliciesPaginator(r -> r.roleName(name)),
            "PolicyNames");
    if (names.failed()) {
      cluster.put(INLINE, arn, names);
      return;
    }
    List<Value> policies = new ArrayList<>();
    for (Answer policy :
        cluster
            .tasks()
            .each(
                names.texts(),
                each ->
                    cluster
                        .one(
                            INLINE,
                            arn + " policy " + each,
                            () -> iam.getRolePolicy(r -> r.roleName(name).policyName(each)))
                        .map(value -> ((Mapping) value).without("RoleName")))) {
      if (!(policy instanceof Answer.None)) {
        policies.add(policy.value());
      }
    }
    cluster.put(INLINE, arn, Sequence.of(policies));
  }
}
