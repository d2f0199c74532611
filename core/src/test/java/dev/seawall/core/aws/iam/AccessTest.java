package dev.seawall.core.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Questions about any resource: yes with an example, no, or unknown with what is missing. */
class AccessTest {
  private static final String READ = "secretsmanager:GetSecretValue";
  private static final String SECRETS = "arn:aws:secretsmanager:*:*:secret:*";
  private static final Context OPEN = Context.partial(Map.of());

  private static Answer secrets(Policies policies) {
    return new Access(policies, Principal.of(Iam.ROLE).orElseThrow(), OPEN)
        .can(READ, Resources.matching(SECRETS));
  }

  private static void isYes(Answer answer, String example) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Yes.class, yes -> assertThat(yes.resource()).isEqualTo(example));
  }

  private static void isUnknown(Answer answer, String missing) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unknown.class, open -> assertThat(open.missing()).contains(missing));
  }

  @Test
  void anySecretOfAnAdministratorIsInItsAccount() {
    isYes(
        secrets(Iam.identityOnly(Iam.allow("*", "*"))),
        "arn:aws:secretsmanager:x:" + Iam.ACCOUNT + ":secret:x");
  }

  @Test
  void exampleFollowsTheStatementThatAllows() {
    isYes(
        secrets(
            Iam.identityOnly(
                Iam.allow("secretsmanager:Get*", "arn:aws:secretsmanager:eu-*:*:secret:shop/*"))),
        "arn:aws:secretsmanager:eu-x:" + Iam.ACCOUNT + ":secret:shop/x");
  }

  @Test
  void otherActionsAndOtherResourcesAreNo() {
    assertThat(secrets(Policies.NONE)).isInstanceOf(Answer.No.class);
    assertThat(secrets(Iam.identityOnly(Iam.allow("s3:*", "*")))).isInstanceOf(Answer.No.class);
    assertThat(secrets(Iam.identityOnly(Iam.allow("*", "arn:aws:s3:::*"))))
        .isInstanceOf(Answer.No.class);
    String foreign = "arn:aws:secretsmanager:eu-west-1:" + Iam.OTHER + ":secret:*";
    assertThat(secrets(Iam.identityOnly(Iam.allow("*", foreign)))).isInstanceOf(Answer.No.class);
  }

  @Test
  void denyOfAllIsNoAndDenyOfSomeIsYes() {
    String all = Iam.allow("*", "*");
    assertThat(secrets(Iam.identityOnly(all, Iam.deny("secretsmanager:*", "*"))))
        .isInstanceOf(Answer.No.class);
    assertThat(secrets(Iam.identityOnly(all, Iam.deny(READ, SECRETS))))
        .isInstanceOf(Answer.No.class);
    assertThat(
            secrets(
                Iam.identityOnly(all, Iam.deny(READ, "arn:aws:secretsmanager:*:*:secret:prod*"))))
        .isInstanceOf(Answer.Yes.class);
    assertThat(
            secrets(
                Iam.identityOnly(
                    Iam.allow("*", "arn:aws:secretsmanager:*:*:secret:prod/a*"),
                    Iam.deny(READ, "arn:aws:secretsmanager:*:*:secret:prod*"))))
        .isInstanceOf(Answer.No.class);
  }

  @Test
  void boundaryAndServiceControlPoliciesAreHeard() {
    Policies all = Iam.identityOnly(Iam.allow("*", "*"));
    Policy compute = Iam.policy(PolicyKind.BOUNDARY, Iam.allow("ec2:*", "*"));
    assertThat(secrets(all.withBoundary(compute))).isInstanceOf(Answer.No.class);
    Policy narrow =
        Iam.policy(PolicyKind.BOUNDARY, Iam.allow("*", "arn:aws:secretsmanager:*:*:secret:a?"));
    isYes(
        secrets(all.withBoundary(narrow)),
        "arn:aws:secretsmanager:x:" + Iam.ACCOUNT + ":secret:ax");
    Policy control = Iam.policy(PolicyKind.SERVICE_CONTROL, Iam.allow("ec2:*", "*"));
    assertThat(secrets(all.withServiceControl(List.of(List.of(control)))))
        .isInstanceOf(Answer.No.class);
  }

  @Test
  void conditionThatIsNotKnownIsNamed() {
    String tag = "'Condition': {'StringEquals': {'aws:ResourceTag/team': 'a'}}";
    isUnknown(
        secrets(Iam.identityOnly(Iam.statement("Allow", READ, "*", tag))),
        "whether the request has aws:resourcetag/team");
    isUnknown(
        secrets(Iam.identityOnly(Iam.allow("*", "*"), Iam.statement("Deny", READ, "*", tag))),
        "whether the request has aws:resourcetag/team");
  }

  @Test
  void intersectionThatNoStatementSpellsOutStaysOpen() {
    Policies policies =
        Iam.identityOnly(Iam.allow("*", "arn:aws:secretsmanager:*:*:secret:a*"))
            .withBoundary(
                Iam.policy(
                    PolicyKind.BOUNDARY, Iam.allow("*", "arn:aws:secretsmanager:*:*:secret:*b")));
    assertThat(secrets(policies)).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void unreadPolicyAndKeyPolicyAreMissing() {
    Policies all = Iam.identityOnly(Iam.allow("*", "*"));
    Policy unread = Policy.unread("p", PolicyKind.IDENTITY, "iam:GetRolePolicy was refused");
    isUnknown(secrets(Policies.ofIdentity(List.of(unread))), "iam:GetRolePolicy was refused");
    Access access = new Access(all, Principal.of(Iam.ROLE).orElseThrow(), OPEN);
    assertThat(access.can("kms:Decrypt", Resources.any())).isInstanceOf(Answer.Unknown.class);
    assertThat(access.can("kms:ListKeys", Resources.any())).isInstanceOf(Answer.Yes.class);
  }
}
