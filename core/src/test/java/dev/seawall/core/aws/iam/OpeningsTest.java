package dev.seawall.core.aws.iam;

import static dev.seawall.core.aws.iam.Opening.Reach.ACCOUNT;
import static dev.seawall.core.aws.iam.Opening.Reach.EVERYONE;
import static dev.seawall.core.aws.iam.Opening.Reach.NETWORK;
import static dev.seawall.core.aws.iam.Opening.Reach.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.iam.Opening.Reach;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A condition that holds nobody back is no limit, and one that does makes a policy not public. */
class OpeningsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal': '*'",
        "'Principal': {'AWS': '*'}",
        "'Principal': {'AWS': ['111122223333', '*']}",
        "'NotPrincipal': {'AWS': '444455556666'}",
        "'Principal': '*', 'Condition': {'Bool': {'aws:SecureTransport': 'true'}}",
        "'Principal': '*', 'Condition': {'StringLike': {'aws:PrincipalOrgID': '*'}}",
        "'Principal': '*', 'Condition': {'StringEqualsIfExists': {'aws:PrincipalOrgID': 'o-a'}}",
        "'Principal': '*', 'Condition': {'ForAllValues:StringEquals':"
            + " {'aws:PrincipalOrgPaths': 'o-a/r-b/'}}",
        "'Principal': '*', 'Condition': {'StringNotEquals': {'aws:PrincipalAccount':"
            + " '444455556666'}}",
        "'Principal': '*', 'Condition': {'IpAddress': {'aws:SourceIp': ['0.0.0.0/1',"
            + " '128.0.0.0/1']}}",
        "'Principal': '*', 'Condition': {'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::*:role/x'}}",
        "'Principal': '*', 'Condition': {'ArnLike': {'aws:SourceArn': 'arn:aws:s3:::*'}}",
        "'Principal': '*', 'Condition': {'StringEquals': {'aws:PrincipalTag/team': 'x'}}",
        "'Principal': '*', 'Condition': {'StringEquals': {'kms:ViaService':"
            + " 'ec2.eu-west-1.amazonaws.com'}}",
      })
  void everyoneIsLetIn(String who) {
    assertThat(reaches(allow(who))).containsExactly(EVERYONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal': {'AWS': 'arn:aws:iam::111122223333:root'}",
        "'Principal': {'Service': 'logs.amazonaws.com'}",
        "'Principal': '*', 'Condition': {'StringEquals': {'kms:CallerAccount': '111122223333'}}",
        "'Principal': '*', 'Condition': {'StringEquals': {'aws:PrincipalAccount':"
            + " '111122223333', 'aws:PrincipalTag/a': 'b'}}",
        "'Principal': '*', 'Condition': {'ArnLike': {'aws:PrincipalArn':"
            + " 'arn:aws:iam::111122223333:role/*'}}",
        "'Principal': '*', 'Condition': {'Bool': {'aws:PrincipalIsAWSService': 'true'}}",
        "'Principal': '*', 'Condition': {'ArnEquals': {'aws:SourceArn': 'arn:aws:s3:::mine'}}",
        "'Principal': {'AWS': ['444455556666', '111122223333']}, 'Condition': {'StringEquals':"
            + " {'aws:PrincipalAccount': '111122223333'}}",
      })
  void nobodyElseIsLetIn(String who) {
    assertThat(reaches(allow(who))).isEmpty();
  }

  @Test
  void otherAccountsAreToldByNumber() {
    for (String who :
        List.of(
            "'Principal': {'AWS': 'arn:aws-cn:iam::444455556666:root'}",
            "'Principal': {'AWS': ['111122223333', '444455556666']}",
            "'Principal': '*', 'Condition': {'StringEquals': {'aws:PrincipalAccount':"
                + " '444455556666'}}")) {
      Policy policy = Iam.resource(allow(who));
      assertThat(Openings.of(policy, Iam.ACCOUNT))
          .as(who)
          .singleElement()
          .satisfies(
              opening -> {
                assertThat(opening.reach()).isEqualTo(ACCOUNT);
                assertThat(opening.to()).isEqualTo("account 444455556666");
                assertThat(opening.allows("ecr:GetDownloadUrlForLayer")).isTrue();
                assertThat(opening.allows("s3:GetObject")).isFalse();
              });
    }
  }

  @Test
  void anOrganisationOrANetworkIsALimit() {
    String org = "'Condition': {'StringEquals': {'aws:PrincipalOrgID': 'o-a'}}";
    assertThat(reaches(allow("'Principal': '*', " + org))).containsExactly(ORGANISATION);
    assertThat(reaches(allow("'Principal': {'AWS': '444455556666'}, " + org)))
        .containsExactly(ORGANISATION);
    assertThat(
            reaches(
                allow(
                    "'Principal': '*', 'Condition': {'StringEquals': {'aws:SourceVpce':"
                        + " 'vpce-1'}}")))
        .containsExactly(NETWORK);
    assertThat(
            reaches(
                allow(
                    "'Principal': '*', 'Condition': {'Bool':"
                        + " {'elasticfilesystem:AccessedViaMountTarget': 'true'}}")))
        .containsExactly(NETWORK);
  }

  @Test
  void aDenialOfStrangersCounts() {
    String open = allow("'Principal': '*'");
    assertThat(
            reaches(
                open,
                deny("'ecr:*'", "'StringNotEquals': {'aws:PrincipalOrgID': 'o-a'}"),
                deny("'ecr:*'", "'Bool': {'aws:SecureTransport': 'false'}")))
        .containsExactly(ORGANISATION);
    assertThat(
            reaches(
                open,
                deny(
                    "'*'",
                    "'StringNotEqualsIfExists': {'aws:SourceVpc': 'vpc-1'},"
                        + " 'BoolIfExists': {'aws:PrincipalIsAWSService': 'false'}")))
        .isNotEqualTo(List.of(EVERYONE));
    assertThat(
            reaches(
                open,
                deny("'*'", "'StringNotEquals': {'aws:PrincipalAccount':" + " '111122223333'}")))
        .isEmpty();
  }

  @Test
  void aDenialOfOtherActionsOrOfPlainTextLeavesItOpen() {
    String open = allow("'Principal': '*'");
    assertThat(
            reaches(
                open, deny("'ecr:PutImage'", "'StringNotEquals': {'aws:PrincipalOrgID': 'o-a'}")))
        .containsExactly(EVERYONE);
    assertThat(reaches(open, deny("'*'", "'Bool': {'aws:SecureTransport': 'false'}")))
        .containsExactly(EVERYONE);
    assertThat(
            reaches(
                open,
                deny(
                    "'*'",
                    "'StringNotEquals': {'aws:PrincipalOrgID': 'o-a'},"
                        + " 'StringEquals': {'aws:RequestedRegion': 'eu-west-1'}")))
        .containsExactly(EVERYONE);
  }

  @Test
  void anOwnerThatIsNotKnownMakesNoAccountAnother() {
    Policy policy = Iam.resource(allow("'Principal': {'AWS': '444455556666'}"));
    assertThat(Openings.of(policy, "")).isEmpty();
    assertThat(Openings.of(Iam.resource(allow("'Principal': '*'")), "")).hasSize(1);
  }

  @Test
  void tlsIsRequiredByADenialOfTheActionToEverybody() {
    String plain = "'Bool': {'aws:SecureTransport': 'false'}";
    assertThat(deniesPut(deny("'*'", plain))).isTrue();
    assertThat(deniesPut(deny("['ecr:Put*', 'ecr:Get*']", plain))).isTrue();
    assertThat(deniesPut(deny("'ecr:GetImage'", plain))).isFalse();
    assertThat(deniesPut(deny("'*'", "'Bool': {'aws:SecureTransport': 'true'}"))).isFalse();
    assertThat(deniesPut(deny("'*'", plain + ", 'StringEquals': {'aws:PrincipalArn': 'a'}")))
        .isFalse();
    assertThat(deniesPut(deny("'*'", plain).replace("'Principal': '*'", ROLE))).isFalse();
  }

  @Test
  void somebodyWithoutCredentialsComesWithoutTlsUnlessAConditionOrADenialHoldsThem() {
    String all = allow("'Principal': '*'");
    String deny = deny("'*'", "'Bool': {'aws:SecureTransport': 'false'}");
    String over = "'Principal': '*', 'Condition': {'Bool': {'aws:SecureTransport': 'true'}}";
    assertThat(allowsPut(all)).isTrue();
    assertThat(allowsPut(allow(over), all)).isTrue();
    assertThat(allowsPut(all, deny)).isFalse();
    assertThat(allowsPut(allow(over))).isFalse();
    assertThat(allowsPut(allow(ROLE))).isFalse();
  }

  private static final String ROLE = "'Principal': {'AWS': 'arn:aws:iam::111122223333:role/app'}";

  private static boolean deniesPut(String... statements) {
    return Openings.denyPlainText(Iam.resource(statements), "ecr:PutImage", "arn:aws:ecr:x");
  }

  private static boolean allowsPut(String... statements) {
    return Openings.allowPlainText(Iam.resource(statements), "ecr:PutImage", "arn:aws:ecr:x");
  }

  private static List<Reach> reaches(String... statements) {
    return Openings.of(Iam.resource(statements), Iam.ACCOUNT).stream().map(Opening::reach).toList();
  }

  private static String allow(String who) {
    return "{'Effect': 'Allow', " + who + ", 'Action': 'ecr:*'}";
  }

  private static String deny(String action, String conditions) {
    return "{'Effect': 'Deny', 'Principal': '*', 'Action': "
        + action
        + ", 'Condition': {"
        + conditions
        + "}}";
  }
}
