package dev.seawall.core.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions people ask of permissions are answered as IAM would. */
class PowersTest {
  private static Powers powers(Policies policies) {
    return new Powers(policies, Principal.of(Iam.ROLE).orElseThrow());
  }

  private static Powers allowed(String statement) {
    return powers(Iam.identityOnly(statement));
  }

  private static String kind(Answer answer) {
    return answer.getClass().getSimpleName();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'Action': '*', 'Resource': '*'                                   | Yes
          'NotAction': 'ce:*', 'Resource': '*'                             | Yes
          'NotAction': 'iam:*', 'Resource': '*'                            | No
          'Action': 'iam:*', 'Resource': '*'                               | No
          'Action': '*', 'Resource': 'arn:aws:s3:::bucket/*'               | No
          'Action': '*', 'NotResource': 'arn:aws:s3:::bucket/*'            | Yes
          'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'aws:MultiFactorAuthPresent': 'true'}} | Unknown
          'Action': '*', 'Resource': '*', 'Condition': {'StringEquals': {'aws:ResourceTag/team': 'a'}}  | No
          """)
  void administrators(String statement, String answer) {
    String whole = "{'Effect': 'Allow', " + statement + "}";
    assertThat(kind(allowed(whole).isAdministrator())).isEqualTo(answer);
  }

  @Test
  void aBoundaryOrAServiceControlPolicyTakesAdministrationAway() {
    Policies all = Iam.identityOnly(Iam.allow("*", "*"));
    Policy readOnly = Iam.policy(PolicyKind.BOUNDARY, Iam.allow("s3:Get*", "*"));
    assertThat(powers(all.withBoundary(readOnly)).isAdministrator()).isInstanceOf(Answer.No.class);
    Policy unread = Policy.unread("boundary", PolicyKind.BOUNDARY, "denied");
    assertThat(powers(all.withBoundary(unread)).isAdministrator())
        .isInstanceOf(Answer.Unknown.class);
    Policy guard =
        Iam.policy(
            PolicyKind.SERVICE_CONTROL, Iam.allow("*", "*"), Iam.deny("iam:Attach*Policy", "*"));
    assertThat(powers(all.withServiceControl(List.of(List.of(guard)))).isAdministrator())
        .isInstanceOf(Answer.No.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'iam:PassRole', 'ec2:RunInstances'                    | *                                  | iam:PassRole and ec2:RunInstances
          'iam:PassRole'                                        | *                                  |
          'ec2:RunInstances'                                    | *                                  |
          'iam:PassRole', 'ec2:RunInstances'                    | arn:aws:iam::111122223333:role/node |
          'iam:CreatePolicyVersion'                             | *                                  | iam:CreatePolicyVersion
          'iam:PutRolePolicy'                                   | arn:aws:iam::111122223333:role/app | iam:PutRolePolicy
          'iam:PutRolePolicy'                                   | arn:aws:iam::111122223333:role/b   |
          'sts:AssumeRole'                                      | *                                  | sts:AssumeRole
          'sts:AssumeRole'                                      | arn:aws:iam::111122223333:role/b   |
          'sts:AssumeRole'                                      | arn:aws:iam::111122223333:role/app |
          'iam:PassRole', 'eks:CreatePodIdentityAssociation'    | *                                  | iam:PassRole and eks:CreatePodIdentityAssociation
          'iam:pass*', 'eks:createnode*'                        | *                                  | iam:PassRole and eks:CreateNodegroup
          's3:*', 'ec2:Describe*', 'iam:Get*'                   | *                                  |
          """)
  void waysToMorePermissions(String actions, String resource, String way) {
    String statement =
        "{'Effect': 'Allow', 'Action': [%s], 'Resource': '%s'}".formatted(actions, resource);
    Powers.Ways ways = allowed(statement).escalations();
    assertThat(ways.missing()).isEmpty();
    assertThat(String.join(", ", ways.open().stream().map(Escalation::toString).toList()))
        .isEqualTo(way == null ? "" : way);
  }

  @Test
  void theStatementThatAllowsItIsOneOfThePrincipals() {
    Answer answer = allowed(Iam.allow("kms:Decrypt", "*")).canOnEvery("kms:Decrypt", "kms", "key/");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Yes.class, yes -> assertThat(yes.by()).contains("identity policy"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          secretsmanager:GetSecretValue | *                                                             | Yes
          secretsmanager:*              | arn:aws:secretsmanager:eu-west-1:111122223333:secret:*        | Yes
          secretsmanager:GetSecretValue | arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/*   | No
          secretsmanager:GetSecretValue | arn:aws:secretsmanager:*:*:secret:${aws:PrincipalTag/kubernetes-namespace}/* | No
          secretsmanager:ListSecrets    | *                                                             | No
          secretsmanager:GetSecretValue | arn:aws:secretsmanager:*:444455556666:secret:*                | No
          """)
  void readsEverySecret(String action, String resource, String answer) {
    assertThat(kind(allowed(Iam.allow(action, resource)).readsEverySecret())).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          s3:GetObject | *                       | Yes
          s3:Get*      | arn:aws:s3:::*/*        | Yes
          s3:*         | arn:aws:s3:::*          | Yes
          s3:GetObject | arn:aws:s3:::reports/*  | No
          s3:ListAllMyBuckets | *                | No
          """)
  void readsEveryBucket(String action, String resource, String answer) {
    assertThat(kind(allowed(Iam.allow(action, resource)).readsEveryBucket())).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          eks:CreateAccessEntry     | arn:aws:eks:eu-west-1:111122223333:cluster/prod | Yes
          eks:AssociateAccessPolicy | *                                               | Yes
          eks:Describe*             | *                                               | No
          """)
  void entersClusters(String action, String resource, String answer) {
    assertThat(kind(allowed(Iam.allow(action, resource)).canEnterClusters())).isEqualTo(answer);
  }

  @Test
  void aPolicyThatWasNotReadLeavesEverythingOpen() {
    Powers powers =
        powers(
            Policies.ofIdentity(
                List.of(Policy.unread("app", PolicyKind.IDENTITY, "app was not read"))));
    assertThat(powers.isAdministrator()).isInstanceOf(Answer.Unknown.class);
    assertThat(powers.readsEverySecret()).isInstanceOf(Answer.Unknown.class);
    assertThat(powers.escalations().open()).isEmpty();
    assertThat(powers.escalations().missing()).isNotEmpty();
  }
}
