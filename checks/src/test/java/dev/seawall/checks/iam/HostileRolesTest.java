package dev.seawall.checks.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Check;
import dev.seawall.core.judge.Results;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies as attackers and hurried people write them neither crash a check nor slip through. */
class HostileRolesTest {
  private static final String ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/A";
  private static final String ROLE =
      """
      type: AWS::IAM::Role
      arn: arn:aws:iam::111122223333:role/cart
      GetAccountAuthorizationDetails:
        AssumeRolePolicyDocument: %s
        RolePolicyList: [{PolicyName: own, PolicyDocument: %s}]
        AttachedManagedPolicies: []
      """;
  private static final String STATEMENT =
      "{Effect: Allow, Principal: {Federated: 'arn:aws:iam::111122223333:oidc-provider/%s'},"
          + " Action: 'sts:AssumeRoleWithWebIdentity', Condition: %s}";
  private static final String CART =
      "{StringEquals: {'ISSUER:sub': 'system:serviceaccount:shop:cart', 'ISSUER:aud':"
          + " sts.amazonaws.com}}";
  private static final String NOTHING = "{Version: '2012-10-17', Statement: []}";

  private static String trust(String condition) {
    return "{Version: '2012-10-17', Statement: "
        + STATEMENT.formatted(ISSUER, condition.replace("ISSUER", ISSUER))
        + "}";
  }

  private static Results judge(Check<?> check, String trust, String policy) {
    Results results = Examples.judge(check, Snapshots.files(ROLE.formatted(trust, policy)));
    assertThat(results.crashed()).isEmpty();
    return results;
  }

  private static String permission(String statement) {
    return "{Version: '2012-10-17', Statement: " + statement + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Effect: Allow, NotAction: 'ce:*', Resource: '*'}",
        "{Effect: Allow, Action: '*', NotResource: 'arn:aws:s3:::x'}",
        "[{Effect: Allow, Action: '**', Resource: '*'}]",
        "[{Effect: Allow, Action: ['s3:Get*', '*'], Resource: ['*']}]",
        "[{Effect: Allow, Action: '*', Resource: 'arn:*'}]"
      })
  void d05AnAdministratorIsFoundHoweverTheStatementIsWritten(String statement) {
    assertThat(judge(new PodRoleIsAdministrator(), trust(CART), permission(statement)).findings())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Effect: allow, Action: '*', Resource: '*'}",
        "{Effect: Allow, Action: '*', Resource: '*', Condition: {StringMatches: {a: b}}}",
        "{Effect: Allow, Action: '*', Resource: '*', Principal: '*'}",
        "{Effect: Allow, Action: '*', NotAction: 's3:*', Resource: '*'}",
        "7"
      })
  void d05AStatementThatCannotBeReadIsUnknownAndNeverAPass(String statement) {
    Results results = judge(new PodRoleIsAdministrator(), trust(CART), permission(statement));
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
  }

  @Test
  void d05AUrlEncodedDocumentIsTheSameDocument() {
    String encoded =
        "'%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22"
            + "%2C%22Action%22%3A%22%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D'";
    assertThat(judge(new PodRoleIsAdministrator(), trust(CART), encoded).findings()).hasSize(1);
  }

  @Test
  void d05ADocumentWithoutAVersionHasNoVariables() {
    String statement =
        "{Statement: {Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource:"
            + " 'arn:aws:secretsmanager:*:*:secret:${aws:username}*'}}";
    assertThat(judge(new PodRoleReadsEverySecret(), trust(CART), statement).findings()).isEmpty();
  }

  /** The columns: the condition, and which checks say something. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {StringLike: {'ISSUER:sub': 'system:serviceaccount:*:*'}}                        | 1 | 0 | 1 | 0
          {StringLike: {'ISSUER:sub': '*'}}                                                | 1 | 0 | 1 | 0
          {StringLike: {'ISSUER:sub': 'system:serviceaccount:???*:*'}}                     | 1 | 0 | 1 | 0
          {StringLike: {'ISSUER:sub': ['system:serviceaccount:shop:a', '*:cart']}}         | 0 | 1 | 1 | 0
          {StringEquals: {'ISSUER:sub': 'system:serviceaccount:shop:cart'}}                | 0 | 0 | 1 | 0
          {'ForAllValues:StringEquals': {'other:sub': 'system:serviceaccount:shop:cart'}}  | 1 | 0 | 1 | 0
          {'ForAllValues:StringEquals': {'ISSUER:sub': 'system:serviceaccount:shop:cart'}} | 0 | 0 | 1 | 1
          {StringEqualsIfExists: {'ISSUER:aud': sts.amazonaws.com}}                        | 1 | 0 | 0 | 1
          {'Null': {'ISSUER:sub': 'false'}}                                                | 1 | 0 | 1 | 0
          """)
  void d06TrustOfAnyServiceAccountOrAudienceIsFound(
      String condition, int subject, int wildcard, int audience, int vacuous) {
    String trust = trust(condition);
    assertThat(judge(new IrsaTrustWithoutSubject(), trust, NOTHING).findings()).hasSize(subject);
    assertThat(judge(new IrsaTrustWithWildcardSubject(), trust, NOTHING).findings())
        .hasSize(wildcard);
    assertThat(judge(new IrsaTrustWithoutAudience(), trust, NOTHING).findings()).hasSize(audience);
    assertThat(judge(new IrsaTrustHoldsWithoutClaim(), trust, NOTHING).findings()).hasSize(vacuous);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{StringMatches: {'ISSUER:sub': 'system:serviceaccount:shop:cart'}}",
        "{StringEquals: []}",
        "'none'"
      })
  void d06AConditionThatCannotBeReadIsUnknown(String condition) {
    Results results = judge(new IrsaTrustWithoutSubject(), trust(condition), NOTHING);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"system:serviceaccount:.+:.+", "system:serviceaccount:(.*):[a-z]", "${x}"})
  void d07MetacharactersOfRegularExpressionsInASubjectAreLiteral(String subject) {
    String trust = trust("{StringLike: {'ISSUER:sub': '" + subject + "'}}");
    assertThat(judge(new IrsaTrustWithoutSubject(), trust, NOTHING).findings()).isEmpty();
  }

  @Test
  void d07MetacharactersInTheNameOfARoleAreLiteral() {
    String statement =
        permission(
            "{Effect: Allow, Action: 'iam:PutRolePolicy', Resource:"
                + " 'arn:aws:iam::111122223333:role/ca.t'}");
    assertThat(judge(new PodRoleCanEscalate(), trust(CART), statement).findings()).isEmpty();
  }
}
