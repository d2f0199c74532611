package dev.seawall.core.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.iam.Decision.Outcome;
import dev.seawall.core.value.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies as nobody should write them, and as people do. */
class HostilePoliciesTest {
  private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:";

  private static Outcome outcome(String statement, String action, String resource) {
    return Iam.decide(Iam.identityOnly(statement), Iam.request(Iam.ROLE, action, resource));
  }

  @ParameterizedTest
  @CsvSource({
    "s3:*Object, s3:GetObject, allowed",
    "s3:*Object, s3:getobject, allowed",
    "S3:g?tObject, s3:GetObject, allowed",
    "s3:g?tObject, s3:GeetObject, implicitDeny",
    "s3:Get*Acl*, s3:GetObjectAclVersion, allowed",
    "*, iam:CreateUser, allowed",
    "s3:*, s3express:CreateSession, implicitDeny"
  })
  void d05ActionsCountWithoutCaseAndWithWildcards(String pattern, String action, String expected) {
    assertThat(outcome(Iam.allow(pattern, "*"), action, "*").word()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:::b*t/k?y, arn:aws:s3:::bucket/key, allowed",
    "arn:aws:s3:::b*t/k?y, arn:aws:s3:::Bucket/key, implicitDeny",
    "arn:aws:s3:::b*, arn:aws:s3:::bucket/a/b:c, allowed",
    "arn:aws:s3:::b*x, arn:aws:s3:::bucket/a:x, allowed",
    "arn:aws:*, arn:aws:s3:::bucket, allowed",
    "arn:aws:s3:us-*1::b, arn:aws:s3:us-a:b1::b, implicitDeny",
    "arn:aws:s3:us-*::b, arn:aws:s3:us-a::b, allowed",
    "arn:aws:s3:*:b, arn:aws:s3:::b, allowed",
    "arn:aws:s3:::b/ü?, arn:aws:s3:::b/ü𝒳, allowed",
    "arn:aws:s3:::b/?, arn:aws:s3:::b/, implicitDeny",
    "arn:aws:s3:::b, arn:aws:s3:::b, allowed",
    "arn:aws:s3:::b, arn:aws:s3:::b/, implicitDeny"
  })
  void d05ResourcesCountWithCase(String pattern, String resource, String expected) {
    assertThat(outcome(Iam.allow("s3:*", pattern), "s3:GetObject", resource).word())
        .isEqualTo(expected);
  }

  @Test
  void d05NotActionAndNotResourceLeaveOutWhatTheyList() {
    String notAction = "{'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'}";
    assertThat(outcome(notAction, "s3:GetObject", "*")).isEqualTo(Outcome.ALLOWED);
    assertThat(outcome(notAction, "IAM:CreateUser", "*")).isEqualTo(Outcome.IMPLICIT_DENY);
    String notResource =
        "{'Effect': 'Deny', 'Action': '*', 'NotResource': ['arn:aws:s3:::a/*', 'arn:aws:s3:::b']}";
    Policies policies = Iam.identityOnly(Iam.allow("*", "*"), notResource);
    assertThat(Iam.decide(policies, Iam.request(Iam.ROLE, "s3:GetObject", "arn:aws:s3:::a/k")))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(Iam.decide(policies, Iam.request(Iam.ROLE, "s3:GetObject", "arn:aws:s3:::c")))
        .isEqualTo(Outcome.EXPLICIT_DENY);
    assertThat(Iam.decide(policies, Iam.request(Iam.ROLE, "s3:ListAllMyBuckets", "*")))
        .isEqualTo(Outcome.EXPLICIT_DENY);
  }

  @Test
  void d05SingleObjectInsteadOfArray() {
    Policy policy =
        Iam.text(
            PolicyKind.IDENTITY,
            "{'Statement': {'Effect': 'Allow', 'Action': ['s3:*'], 'Resource': '*'}}");
    assertThat(policy.faults()).isEmpty();
    assertThat(
            Iam.decide(
                Policies.ofIdentity(List.of(policy)), Iam.request(Iam.ROLE, "s3:GetObject", "*")))
        .isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void d05UrlEncodedDocument() {
    String json =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
            + "\"Resource\":\"arn:aws:s3:::a+b c/\u00fc\"}]}";
    String encoded = URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(encoded).startsWith("%7B");
    for (String text : List.of(json, encoded, encoded.replace("%2B", "+"))) {
      Policy policy = Policy.of("p", PolicyKind.IDENTITY, new Text(text));
      assertThat(policy.faults()).isEmpty();
      assertThat(
              Iam.decide(
                  Policies.ofIdentity(List.of(policy)),
                  Iam.request(Iam.ROLE, "s3:GetObject", "arn:aws:s3:::a+b c/\u00fc")))
          .isEqualTo(Outcome.ALLOWED);
    }
  }

  @Test
  void d05TenThousandStatementsTakeLinearTime() {
    List<String> many = Collections.nCopies(10_000, Iam.allow("s3:Get*", "arn:aws:s3:::b*c*d*e*f"));
    Policies policies = Iam.identityOnly(String.join(", ", many));
    String long1 = Iam.BUCKET + "/" + "bcde".repeat(200);
    assertThat(policies.identity().getFirst().statements()).hasSize(10_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(60),
        () ->
            assertThat(Iam.decide(policies, Iam.request(Iam.ROLE, "s3:GetObject", long1)))
                .isEqualTo(Outcome.IMPLICIT_DENY));
  }

  /** What is malformed is unknown where it could matter, and told with its place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'Effect': 'allow', 'Action': '*', 'Resource': '*'} | Statement[0].Effect
          {'Action': '*', 'Resource': '*'} | Statement[0]
          {'Effect': 'Allow', 'Resource': '*'} | Statement[0]
          {'Effect': 'Allow', 'Action': '*'} | Statement[0]
          {'Effect': 'Allow', 'Action': '*', 'NotAction': 'a:b', 'Resource': '*'} | Statement[0].NotAction
          {'Effect': 'Allow', 'Actions': '*', 'Resource': '*'} | Statement[0].Actions
          {'Effect': 'Allow', 'Action': 's3', 'Resource': '*'} | Statement[0].Action
          {'Effect': 'Allow', 'Action': [], 'Resource': '*'} | Statement[0].Action
          {'Effect': 'Allow', 'Action': {'a': 1}, 'Resource': '*'} | Statement[0].Action
          {'Effect': 'Allow', 'Action': '*', 'Resource': 'bucket'} | Statement[0].Resource
          {'Effect': 'Allow', 'Action': '*', 'Resource': ['*', 'b']} | Statement[0].Resource[1]
          {'Effect': 'Allow', 'Action': '*', 'Resource': 'arn:aws:s3:${a:b}::x'} | Statement[0].Resource
          {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': '*'} | Statement[0].Principal
          {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': []} | Statement[0].Condition
          {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'StringIs': {'a': 'b'}}} | Statement[0].Condition.StringIs
          {'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'a': null}}} | Statement[0].Condition.Bool.a
          {'Effect': 'Allow', 'Effect': 'Deny', 'Action': '*', 'Resource': '*'} | Statement[0].Effect
          'text' | Statement[0]
          """)
  void d05MalformedStatementIsUnknownAndNamed(String statement, String path) {
    Policies policies = Iam.identityOnly(statement.strip().replaceAll("^text$", "'text'"));
    Decision decision =
        Evaluation.decide(policies, Iam.request(Iam.ROLE, "s3:GetObject", "*", "a=b"));
    assertThat(decision.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(decision.missing().getFirst()).contains(path + ": ");
    assertThat(policies.identity().getFirst().faults())
        .anyMatch(fault -> fault.path().toString().equals(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'Version': '2012-10-18', 'Statement': []} | Version: Version is
          {'Version': '2012-10-17'} | Statement is missing
          {'Statement': 'x'} | Statement: Statement is text
          [] | the policy is a list
          {'Statement': [] | the text is not JSON at line 1, column 17
          %7B%22 | the text is not JSON
          %7B%2 | not URL-encoded
          """)
  void d05DocumentThatCannotBeReadMayAllowOrDeny(String document, String message) {
    Policy policy = Iam.text(PolicyKind.IDENTITY, document);
    assertThat(policy.faults().getFirst().toString()).contains(message);
    for (String other : List.of(Iam.allow("*", "*"), Iam.allow("ec2:*", "*"))) {
      Policies policies = Policies.ofIdentity(List.of(policy, Iam.identity(other)));
      assertThat(Iam.decide(policies, Iam.request(Iam.ROLE, "s3:GetObject", "*")))
          .isEqualTo(Outcome.UNKNOWN);
    }
  }

  @Test
  void d05MalformedStatementDoesNotMatterWhereItCannotApply() {
    String unknown = Iam.statement("Deny", "iam:*", "*", "'Condition': {'StringIs': {'a': 'b'}}");
    Policies policies = Iam.identityOnly(Iam.allow("*", "*"), unknown);
    assertThat(Iam.decide(policies, Iam.request(Iam.ROLE, "s3:GetObject", "*")))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(Iam.decide(policies, Iam.request(Iam.ROLE, "iam:CreateUser", "*")))
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void d06TrustOfAnyServiceAccountAndOfAnyAudience() {
    String issuer = "oidc.eks.eu-west-1.amazonaws.com/id/A";
    String provider = "arn:aws:iam::111122223333:oidc-provider/" + issuer;
    String target = "arn:aws:iam::111122223333:role/target";
    String trust =
        "{'Effect': 'Allow', 'Action': 'sts:AssumeRoleWithWebIdentity', 'Principal': {'Federated':"
            + " '"
            + provider
            + "'}, 'Condition': %s}";
    String any = "{'StringLike': {'" + issuer + ":sub': 'system:serviceaccount:*:*'}}";
    String stray = issuer + ":sub=system:serviceaccount:kube-public:stray";
    Request request =
        Iam.request(provider, "sts:AssumeRoleWithWebIdentity", target, stray, issuer + ":aud=x");
    assertThat(
            Iam.decide(Policies.NONE.withResource(Iam.resource(trust.replace("%s", any))), request))
        .isEqualTo(Outcome.ALLOWED);
    String all =
        "{'ForAllValues:StringEquals': {'" + issuer + ":sub': 'system:serviceaccount:a:b'}}";
    Request without = Iam.request(provider, "sts:AssumeRoleWithWebIdentity", target);
    assertThat(
            Iam.decide(Policies.NONE.withResource(Iam.resource(trust.replace("%s", all))), without))
        .as("ForAllValues holds for a key that is missing")
        .isEqualTo(Outcome.ALLOWED);
    assertThat(
            Iam.decide(Policies.NONE.withResource(Iam.resource(trust.replace("%s", all))), request))
        .isEqualTo(Outcome.IMPLICIT_DENY);
  }

  @ParameterizedTest
  @CsvSource({
    "a.c, abc",
    "a+, aa",
    "a|b, a",
    "[a-z], q",
    "(a), a",
    "^a$, a",
    "a{1}, a",
    "a\\d, a1"
  })
  void d07MetacharactersOfRegularExpressionsAreLiteral(String name, String other) {
    String statement =
        Iam.allow("secretsmanager:GetSecretValue", SECRET + name.replace("\\", "\\\\"));
    assertThat(outcome(statement, "secretsmanager:GetSecretValue", SECRET + name))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(outcome(statement, "secretsmanager:GetSecretValue", SECRET + other))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    Policies byTag =
        Iam.identityOnly(
            Iam.allow("secretsmanager:GetSecretValue", SECRET + "${aws:PrincipalTag/t}"));
    String tag = "aws:PrincipalTag/t=" + name;
    assertThat(
            Iam.decide(
                byTag, Iam.request(Iam.ROLE, "secretsmanager:GetSecretValue", SECRET + name, tag)))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(
            Iam.decide(
                byTag, Iam.request(Iam.ROLE, "secretsmanager:GetSecretValue", SECRET + other, tag)))
        .isEqualTo(Outcome.IMPLICIT_DENY);
  }
}
