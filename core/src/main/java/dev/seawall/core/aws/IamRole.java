package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.aws.iam.Policy;
import dev.seawall.core.aws.iam.PolicyKind;
import dev.seawall.core.aws.iam.Trust;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An IAM role with its trust policy and permissions, as {@code iam:GetAccountAuthorizationDetails}
 * gives them, or {@code GetRole}, {@code ListAttachedRolePolicies} and {@code GetRolePolicy} where
 * that was denied.
 */
public final class IamRole extends IamPrincipal {
  private static final String ROLE = "GetRole";

  private static final String LISTED = "ListRoles";

  /** An account that no policy means by its number. */
  private static final String ELSEWHERE = "000000000000";

  private static final List<String> TAKING =
      List.of("sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML");

  private final Trust trust;

  public IamRole(Document document) {
    super(document);
    this.trust = compiled();
  }

  private Trust compiled() {
    Fact<Value> written = trustPolicy();
    String name = "the trust policy of " + lastName();
    if (written.isUnresolved()) {
      return new Trust(arn().toString(), Policy.unread(name, PolicyKind.RESOURCE, written.seen()));
    }
    return new Trust(
        arn().toString(),
        written
            .value()
            .map(value -> Policy.of(name, PolicyKind.RESOURCE, value))
            .orElseGet(() -> Policy.unread(name, PolicyKind.RESOURCE, name + " was not read")));
  }

  private String details() {
    return has(DETAILS) || !has(ROLE) ? DETAILS : ROLE;
  }

  /** Whether there is such a role: false when {@code GetRole} found none, which gives null. */
  public Fact<Boolean> exists() {
    return mapping(details()).map(found -> true).orDefault(false);
  }

  /** {@code AssumeRolePolicyDocument}. */
  public Fact<Value> trustPolicy() {
    return field(details(), "AssumeRolePolicyDocument");
  }

  /** Who can take the role. Answers are unknown where the trust policy was not read. */
  public Trust trust() {
    return trust;
  }

  /** Who is named in the trust policy as taking the role; unknown when it was not read. */
  public SortedSet<Trusted> trusted() {
    return trustPolicy().isSet() ? trust.trusted() : new TreeSet<>();
  }

  /**
   * The ARNs of the OpenID Connect providers of EKS clusters that it trusts; unknown when the trust
   * policy was not read.
   */
  public List<String> clusterProviders() {
    return trustPolicy().isSet()
        ? trust.openIdProviders().stream()
            .filter(each -> OidcProvider.isOfEks(Trust.issuerOf(each)))
            .toList()
        : List.of();
  }

  /** Whether EKS Pod Identity can give it to pods. */
  public boolean isForPodIdentity() {
    return trusted().stream().anyMatch(each -> each.isService("pods.eks"));
  }

  /** Whether pods can have it, through the OIDC provider of a cluster or through Pod Identity. */
  public boolean isForPods() {
    return isForPodIdentity() || !clusterProviders().isEmpty();
  }

  /**
   * Whether pods can have it, be it as the target role that an association goes on to; unknown
   * where roles can take it and an association, or which there are, was not read.
   */
  public boolean isForPods(Aws aws) {
    if (isForPods()) {
      return true;
    }
    boolean unread =
        aws.all(EksCluster.class).stream().anyMatch(EksCluster::hidesPodIdentityAssociations);
    for (PodIdentityAssociation each : aws.all(PodIdentityAssociation.class)) {
      Fact<String> target = each.targetRoleArn();
      unread |= target.isUnresolved();
      if (!target.isUnresolved() && target.is(arn().toString())) {
        return true;
      }
    }
    if (unread && trusted().stream().anyMatch(each -> !each.account().isEmpty())) {
      throw UnresolvedFactException.missing(
          this, "whether an association goes on to it was not read");
    }
    return false;
  }

  /**
   * Whether pods of a cluster that was read can have it; unknown where they may by an association,
   * and which there are was not read.
   */
  public boolean isForPodsOf(Aws aws) {
    List<String> issuers = clusterProviders().stream().map(Trust::issuerOf).toList();
    boolean byToken =
        aws.all(EksCluster.class).stream().anyMatch(each -> issuers.contains(each.issuer().or("")));
    if (byToken || !isForPodIdentity()) {
      return byToken;
    }
    boolean associated =
        aws.all(PodIdentityAssociation.class).stream()
            .anyMatch(each -> each.roleArn().is(arn().toString()));
    boolean unread =
        aws.all(EksCluster.class).stream().anyMatch(EksCluster::hidesPodIdentityAssociations);
    if (!associated && unread) {
      throw UnresolvedFactException.missing(this, "whether an association names it was not read");
    }
    return associated;
  }

  /**
   * What the trust policy grants outside the account, with what its conditions hold callers to;
   * unknown when it was not read.
   */
  public List<Opening> openings() {
    return ResourcePolicy.of(this, trustPolicy()).openings().stream()
        .filter(each -> TAKING.stream().anyMatch(each::allows))
        .toList();
  }

  /** Whether a token of a provider gets it; unknown where the trust policy leaves it open. */
  public boolean lets(String provider, String subject, String audience) {
    return is(trust.lets(provider, subject, audience));
  }

  /** Whether an answer about this role is yes; ends the judgement when it is not known. */
  public boolean is(Answer answer) {
    return switch (answer) {
      case Answer.Yes yes -> true;
      case Answer.No no -> false;
      case Answer.Unknown(List<String> missing) ->
          throw UnresolvedFactException.missing(this, String.join("; ", missing));
    };
  }

  @Override
  public List<InlinePolicy> inlinePolicies() {
    return has(DETAILS) || !has("GetRolePolicy")
        ? inline(DETAILS, "RolePolicyList")
        : inline("GetRolePolicy");
  }

  @Override
  public List<String> attachedPolicies() {
    return has(DETAILS) || !has("ListAttachedRolePolicies")
        ? attached(DETAILS, "AttachedManagedPolicies")
        : attached("ListAttachedRolePolicies");
  }

  @Override
  public Optional<String> boundary() {
    return text(details(), "PermissionsBoundary", "PermissionsBoundaryArn").value();
  }

  /**
   * Whether the control plane of a cluster has it; unknown where EKS can take it and the role of a
   * cluster was not read.
   */
  public boolean isOfClusters(Aws aws) {
    return isOneOf("eks", aws.all(EksCluster.class).stream().map(EksCluster::roleArn).toList());
  }

  private boolean isOneOf(String service, List<Fact<String>> roles) {
    if (roles.stream().anyMatch(each -> !each.isUnresolved() && each.is(arn().toString()))) {
      return true;
    }
    Optional<Fact<String>> unread = roles.stream().filter(Fact::isUnresolved).findFirst();
    if (unread.isPresent()
        && (trustPolicy().isUnresolved()
            || trusted().stream().anyMatch(t -> t.isService(service)))) {
      throw UnresolvedFactException.missing(
          this, "whether it is that of " + unread.get().asset() + " was not read");
    }
    return false;
  }

  /** Whether Fargate pulls images and writes logs with it. */
  public boolean isOfFargate(Aws aws) {
    return isOneOf(
        "eks-fargate-pods",
        aws.all(FargateProfile.class).stream().map(FargateProfile::executionRole).toList());
  }

  /**
   * Whether a service, such as {@code eks}, gets the role on behalf of a resource of another
   * account and organisation; unknown where the trust policy leaves it open.
   *
   * @param resource the last part of the ARN of such a resource of EKS
   */
  public boolean letsServiceFromElsewhere(String service, String resource) {
    String source = "arn:" + arn().partition() + ":eks:elsewhere-1:" + ELSEWHERE + ":" + resource;
    return trusted().stream()
        .filter(each -> each.isService(service))
        .map(Trusted::name)
        .anyMatch(
            name ->
                trust.fromElsewhere(name, source).stream()
                    .anyMatch(each -> is(trust.lets(name, "sts:AssumeRole", each))));
  }

  /** {@code MaxSessionDuration} in seconds, which {@code ListRoles} and {@code GetRole} tell. */
  public Fact<Long> maxSessionDuration() {
    return number(has(LISTED) ? LISTED : ROLE, "MaxSessionDuration");
  }

  /**
   * When the role was last used, within the 400 days that IAM remembers ({@code
   * RoleLastUsed.LastUsedDate}); not set when it was not used.
   */
  public Fact<Instant> lastUsed() {
    return moment(has(ROLE) ? ROLE : details(), "RoleLastUsed", "LastUsedDate");
  }

  /** {@code CreateDate}. */
  public Fact<Instant> created() {
    return moment(details(), "CreateDate");
  }

  /** Whether AWS made it for one of its services, which alone can change it. */
  public boolean isServiceLinked() {
    return arn().resource().startsWith("role/aws-service-role/");
  }
}
