package dev.seawall.core.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.iam.Decision.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which policies have to allow, and which may deny. */
class DecisionsTest {
  private static final String ALL = Iam.allow("*", "*");
  private static final String KEY = "arn:aws:kms:eu-west-1:" + Iam.ACCOUNT + ":key/1";
  private static final String TARGET = "arn:aws:iam::" + Iam.ACCOUNT + ":role/target";
  private static final String ROOT = "{'AWS': 'arn:aws:iam::" + Iam.ACCOUNT + ":root'}";

  private static Policy allowing(PolicyKind kind) {
    return Iam.policy(kind, ALL);
  }

  private static Policy nothing(PolicyKind kind) {
    return Iam.policy(kind, Iam.allow("ec2:*", "*"));
  }

  private static String aws(String arn) {
    return "{'AWS': '" + arn + "'}";
  }

  private static Outcome s3(Policies policies, String principal) {
    return Iam.decide(policies, Iam.request(principal, "s3:GetObject", Iam.BUCKET + "/key"));
  }

  /**
   * Answers of AWS itself, recorded by benkehoe/permissions-boundary-test (README of 2021-09-12): a
   * role with a boundary, and a bucket policy that names the role or one session of it.
   */
  @ParameterizedTest
  @CsvSource({
    "role, -, -, Allow, Deny",
    "role, -, Allow, Allow, Deny",
    "role, Allow, Allow, -, Allow",
    "role, Allow, -, Allow, Allow",
    "role, Allow, Allow, Allow, Allow",
    "role, Allow, -, -, Deny",
    "role, -, Allow, -, Deny",
    "session, -, -, Allow, Allow",
    "session, -, Allow, Allow, Allow",
    "session, Allow, Allow, -, Allow",
    "session, Allow, -, Allow, Allow",
    "session, Allow, Allow, Allow, Allow",
    "session, Allow, -, -, Deny",
    "session, -, Allow, -, Deny"
  })
  void boundaryAndResourcePolicyAsMeasuredOnAws(
      String named, String boundary, String role, String resource, String result) {
    String principal = named.equals("role") ? Iam.ROLE : Iam.SESSION;
    Policies policies =
        Policies.ofIdentity(
                role.equals("Allow") ? List.of(allowing(PolicyKind.IDENTITY)) : List.of())
            .withBoundary(
                boundary.equals("Allow")
                    ? allowing(PolicyKind.BOUNDARY)
                    : nothing(PolicyKind.BOUNDARY));
    if (resource.equals("Allow")) {
      policies = policies.withResource(Iam.resource(Iam.grant(aws(principal), "s3:*")));
    }
    assertThat(s3(policies, Iam.SESSION))
        .isEqualTo(result.equals("Allow") ? Outcome.ALLOWED : Outcome.IMPLICIT_DENY);
  }

  /**
   * Expectations of cloud-copilot/iam-simulate, coreEngineTests/basicResourcePolicies-SameAccount
   * (a resource policy that names the account only delegates) and -DifferentAccount.
   */
  @ParameterizedTest
  @CsvSource({
    "same, none, none, implicitDeny",
    "same, none, other, implicitDeny",
    "same, Allow, none, allowed",
    "same, none, user, allowed",
    "same, none, root, implicitDeny",
    "same, none, account, implicitDeny",
    "same, Allow, root, allowed",
    "same, Deny, root, explicitDeny",
    "same, Allow, denied, explicitDeny",
    "different, Allow, none, implicitDeny",
    "different, none, user, implicitDeny",
    "different, Allow, user, allowed",
    "different, Allow, root, allowed",
    "different, Allow, other, implicitDeny",
    "different, Allow, everybody, allowed",
    "different, none, everybody, implicitDeny",
    "same, none, everybody, allowed"
  })
  void identityAndResourcePolicies(
      String account, String identity, String resource, String expected) {
    Policies policies =
        identity.equals("none")
            ? Policies.NONE
            : Iam.identityOnly(Iam.statement(identity, "s3:GetObject", "*", ""));
    String statement =
        switch (resource) {
          case "user" -> Iam.grant(aws(Iam.USER), "s3:GetObject");
          case "other" -> Iam.grant(aws(Iam.USER + "2"), "s3:GetObject");
          case "root" -> Iam.grant(ROOT, "s3:GetObject");
          case "account" -> Iam.grant(aws(Iam.ACCOUNT), "s3:GetObject");
          case "everybody" -> Iam.grant("'*'", "s3:GetObject");
          case "denied" -> Iam.grant(ROOT, "s3:GetObject").replace("Allow", "Deny");
          default -> "";
        };
    if (!statement.isEmpty()) {
      policies = policies.withResource(Iam.resource(statement));
    }
    Request request =
        Iam.requestIn(
            account.equals("same") ? Iam.ACCOUNT : Iam.OTHER,
            Iam.USER,
            "s3:GetObject",
            Iam.BUCKET + "/key");
    assertThat(Iam.decide(policies, request).word()).isEqualTo(expected);
  }

  @Test
  void bucketOfAnAccountThatIsNotToldIsDecidedOnlyWhereBothAccountsAgree() {
    Principal user = Principal.of(Iam.USER).orElseThrow();
    Request open = Request.of(user, "s3:GetObject", Iam.BUCKET, Context.complete(Map.of()));
    Decision decision = Evaluation.decide(Iam.identityOnly(ALL), open);
    assertThat(decision.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(decision.missing()).containsExactly("the account of " + Iam.BUCKET);
    assertThat(Iam.decide(Policies.NONE, open)).isEqualTo(Outcome.IMPLICIT_DENY);
    Policies both =
        Iam.identityOnly(ALL).withResource(Iam.resource(Iam.grant(aws(Iam.USER), "s3:*")));
    assertThat(Iam.decide(both, open)).isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void boundaryDoesNotLimitWhatAResourcePolicyGivesToAUser() {
    Policies policies =
        Policies.NONE
            .withBoundary(nothing(PolicyKind.BOUNDARY))
            .withResource(Iam.resource(Iam.grant(aws(Iam.USER), "s3:*")));
    assertThat(s3(policies, Iam.USER)).isEqualTo(Outcome.ALLOWED);
    assertThat(
            s3(
                policies.withBoundary(
                    Iam.policy(PolicyKind.BOUNDARY, ALL.replace("Allow", "Deny"))),
                Iam.USER))
        .isEqualTo(Outcome.EXPLICIT_DENY);
  }

  @Test
  void sessionPolicyLimitsTheRoleButNotWhatTheSessionItselfIsGiven() {
    Policies policies = Iam.inSession(Iam.identityOnly(ALL), nothing(PolicyKind.SESSION));
    assertThat(s3(policies, Iam.SESSION)).isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(
            s3(policies.withResource(Iam.resource(Iam.grant(aws(Iam.ROLE), "s3:*"))), Iam.SESSION))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(
            s3(
                policies.withResource(Iam.resource(Iam.grant(aws(Iam.SESSION), "s3:*"))),
                Iam.SESSION))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(s3(Iam.inSession(policies, allowing(PolicyKind.SESSION)), Iam.SESSION))
        .isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void grantToANamedSessionIsUnknownForTheRole() {
    Policies policies =
        Policies.NONE.withResource(Iam.resource(Iam.grant(aws(Iam.SESSION), "s3:*")));
    assertThat(s3(policies, Iam.ROLE)).isEqualTo(Outcome.UNKNOWN);
    assertThat(s3(policies, Iam.ROLE + "2")).isEqualTo(Outcome.IMPLICIT_DENY);
  }

  /** AWS Organizations User Guide, "SCP evaluation": every level from the root must allow. */
  @Test
  void everyLevelOfServiceControlPoliciesMustAllow() {
    List<Policy> full = List.of(allowing(PolicyKind.SERVICE_CONTROL));
    List<Policy> compute = List.of(nothing(PolicyKind.SERVICE_CONTROL));
    Policies policies = Iam.identityOnly(ALL);
    assertThat(s3(policies.withServiceControl(List.of(full, full)), Iam.ROLE))
        .isEqualTo(Outcome.ALLOWED);
    Policies limited = policies.withServiceControl(List.of(full, compute, full));
    assertThat(s3(limited, Iam.ROLE)).isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(Evaluation.decide(limited, Iam.request(Iam.ROLE, "s3:GetObject", "*")).reason())
        .isEqualTo("no service control policy of level 2 allows it");
    assertThat(s3(policies.withServiceControl(List.of(full, List.of())), Iam.ROLE))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(s3(limited, "arn:aws:iam::" + Iam.ACCOUNT + ":root"))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    Request management =
        new Request(
            Principal.of(Iam.ROLE).orElseThrow(),
            "s3:GetObject",
            Iam.BUCKET,
            Optional.of(Iam.ACCOUNT),
            Context.complete(Map.of()),
            true);
    assertThat(Iam.decide(limited, management)).isEqualTo(Outcome.ALLOWED);
    String linked =
        "arn:aws:iam::"
            + Iam.ACCOUNT
            + ":role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS";
    assertThat(s3(limited, linked)).isEqualTo(Outcome.ALLOWED);
    List<Policy> deny = List.of(Iam.policy(PolicyKind.SERVICE_CONTROL, ALL, Iam.deny("s3:*", "*")));
    assertThat(s3(policies.withServiceControl(List.of(deny)), Iam.ROLE))
        .isEqualTo(Outcome.EXPLICIT_DENY);
  }

  @Test
  void resourceControlPoliciesOnlyDenyAndOnlyServicesThatHaveThem() {
    String deny = Iam.statement("Deny", "*", "*", "'Principal': '*'");
    Policies policies =
        new Policies(
            Iam.identityOnly(ALL).identity(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(List.of(Iam.policy(PolicyKind.RESOURCE_CONTROL, deny))));
    assertThat(s3(policies, Iam.ROLE)).isEqualTo(Outcome.EXPLICIT_DENY);
    assertThat(Iam.decide(policies, Iam.request(Iam.ROLE, "ec2:RunInstances", "*")))
        .isEqualTo(Outcome.UNKNOWN);
  }

  /** KMS Developer Guide, "Key policies": without the key policy, IAM policies have no effect. */
  @Test
  void keyPolicyMustLetIdentityPoliciesCount() {
    Request decrypt = Iam.request(Iam.ROLE, "kms:Decrypt", KEY);
    Policies identity = Iam.identityOnly(ALL);
    assertThat(Iam.decide(identity, decrypt)).isEqualTo(Outcome.UNKNOWN);
    assertThat(Evaluation.decide(identity, decrypt).missing())
        .containsExactly("the key policy of " + KEY);
    assertThat(Iam.decide(identity.withResource(Iam.resource(Iam.grant(ROOT, "kms:*"))), decrypt))
        .isEqualTo(Outcome.ALLOWED);
    Policy others = Iam.resource(Iam.grant(aws(Iam.ROLE + "2"), "kms:*"));
    assertThat(Iam.decide(identity.withResource(others), decrypt)).isEqualTo(Outcome.IMPLICIT_DENY);
    Policy named = Iam.resource(Iam.grant(aws(Iam.ROLE), "kms:*"));
    assertThat(Iam.decide(Policies.NONE.withResource(named), decrypt)).isEqualTo(Outcome.ALLOWED);
    assertThat(
            Iam.decide(Policies.NONE.withResource(Iam.resource(Iam.grant(ROOT, "kms:*"))), decrypt))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(Iam.decide(identity, Iam.request(Iam.ROLE, "kms:ListKeys", "*")))
        .isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void rootUserNeedsNoIdentityPolicyButTheKeyPolicy() {
    String root = "arn:aws:iam::" + Iam.ACCOUNT + ":root";
    assertThat(s3(Policies.NONE, root)).isEqualTo(Outcome.ALLOWED);
    assertThat(
            Iam.decide(
                Policies.NONE.withResource(Iam.resource(Iam.grant(aws(Iam.ROLE), "kms:*"))),
                Iam.request(root, "kms:Decrypt", KEY)))
        .isEqualTo(Outcome.IMPLICIT_DENY);
  }

  private static Policy trust(String principal, String action, String condition) {
    return Iam.resource(
        "{'Effect': 'Allow', 'Action': '"
            + action
            + "', 'Principal': "
            + principal
            + (condition.isEmpty() ? "" : ", 'Condition': " + condition)
            + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "same, named, none, allowed",
    "same, root, none, implicitDeny",
    "same, root, Allow, allowed",
    "same, other, Allow, implicitDeny",
    "different, named, none, implicitDeny",
    "different, named, Allow, allowed",
    "different, root, Allow, allowed",
    "different, everybody, none, implicitDeny",
    "same, everybody, none, allowed"
  })
  void trustPolicyDecidesWhoAssumesTheRole(
      String account, String trusted, String identity, String expected) {
    String owner = account.equals("same") ? Iam.ACCOUNT : Iam.OTHER;
    String principal =
        switch (trusted) {
          case "named" -> aws(Iam.ROLE);
          case "root" -> ROOT;
          case "everybody" -> "'*'";
          default -> aws(Iam.ROLE + "2");
        };
    Policies policies =
        (identity.equals("Allow") ? Iam.identityOnly(ALL) : Policies.NONE)
            .withResource(trust(principal, "sts:AssumeRole", ""));
    assertThat(
            Iam.decide(
                    policies,
                    Iam.requestIn(
                        owner, Iam.SESSION, "sts:AssumeRole", TARGET.replace(Iam.ACCOUNT, owner)))
                .word())
        .isEqualTo(expected);
  }

  @Test
  void servicePrincipalNeedsOnlyTheTrustPolicy() {
    Policies policies =
        Policies.NONE.withResource(
            trust("{'Service': ['eks.amazonaws.com', 'ec2.amazonaws.com']}", "sts:AssumeRole", ""));
    assertThat(Iam.decide(policies, Iam.request("ec2.amazonaws.com", "sts:AssumeRole", TARGET)))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(Iam.decide(policies, Iam.request("lambda.amazonaws.com", "sts:AssumeRole", TARGET)))
        .isEqualTo(Outcome.IMPLICIT_DENY);
  }

  @Test
  void serviceAccountOfAClusterAssumesTheRoleThatTrustsIt() {
    String issuer = "oidc.eks.eu-west-1.amazonaws.com/id/ABC";
    String provider = "arn:aws:iam::" + Iam.ACCOUNT + ":oidc-provider/" + issuer;
    Policies policies =
        Policies.NONE.withResource(
            trust(
                "{'Federated': '" + provider + "'}",
                "sts:AssumeRoleWithWebIdentity",
                "{'StringEquals': {'"
                    + issuer
                    + ":sub': 'system:serviceaccount:shop:web', '"
                    + issuer
                    + ":aud': 'sts.amazonaws.com'}}"));
    String aud = issuer + ":aud=sts.amazonaws.com";
    String action = "sts:AssumeRoleWithWebIdentity";
    String web = issuer + ":sub=system:serviceaccount:shop:web";
    assertThat(Iam.decide(policies, Iam.request(provider, action, TARGET, aud, web)))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(
            Iam.decide(
                policies, Iam.request(provider, action, TARGET, aud, web.replace("web", "db"))))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(Iam.decide(policies, Iam.request(provider + "D", action, TARGET, aud, web)))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(Iam.decide(policies, Iam.request(provider, "sts:AssumeRole", TARGET, aud, web)))
        .isEqualTo(Outcome.IMPLICIT_DENY);
  }

  /** IAM User Guide, "NotPrincipal" and "Permissions boundaries": what AWS warns of. */
  @Test
  void notPrincipalSparesOnlyWhoIsListedWithTheAccount() {
    Policies all = Iam.identityOnly(ALL);
    String listed = "'NotPrincipal': {'AWS': ['" + Iam.USER + "', '" + Iam.ACCOUNT + "']}";
    Policy complete = Iam.resource(Iam.statement("Deny", "s3:*", "*", listed));
    assertThat(s3(all.withResource(complete), Iam.USER)).isEqualTo(Outcome.ALLOWED);
    assertThat(s3(all.withResource(complete), Iam.USER.replace(Iam.ACCOUNT, Iam.OTHER)))
        .isEqualTo(Outcome.EXPLICIT_DENY);
    assertThat(s3(all.withResource(complete).withBoundary(allowing(PolicyKind.BOUNDARY)), Iam.USER))
        .isEqualTo(Outcome.EXPLICIT_DENY);
    Policy part =
        Iam.resource(Iam.statement("Deny", "s3:*", "*", "'NotPrincipal': " + aws(Iam.USER)));
    assertThat(s3(all.withResource(part), Iam.USER)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void callerIdentityNeedsNoPermission() {
    assertThat(
            Iam.decide(
                Iam.identityOnly(Iam.deny("*", "*")),
                Iam.request(Iam.SESSION, "sts:GetCallerIdentity", "*")))
        .isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void unreadPolicyLeavesTheAnswerOpenUnlessAnotherDenies() {
    Policy unread =
        Policy.unread("resource policy", PolicyKind.RESOURCE, "s3:GetBucketPolicy was refused");
    Policies policies = Iam.identityOnly(ALL).withResource(unread);
    assertThat(s3(policies, Iam.ROLE)).isEqualTo(Outcome.UNKNOWN);
    assertThat(s3(Iam.identityOnly(ALL, Iam.deny("s3:*", "*")).withResource(unread), Iam.ROLE))
        .isEqualTo(Outcome.EXPLICIT_DENY);
  }
}
