package dev.seawall.core.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.iam.Decision.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions, each in the one statement that allows: it is allowed exactly when it holds. */
class ConditionsTest {

  private static Outcome outcome(String condition, String... context) {
    return Iam.decide(
        Iam.identityOnly(Iam.statement("Allow", "s3:GetObject", "*", "'Condition': " + condition)),
        Iam.request(Iam.USER, "s3:GetObject", Iam.BUCKET + "/key", context));
  }

  private static Outcome single(String operator, String values, String context) {
    String[] pairs = context.isEmpty() ? new String[0] : context.split(";", -1);
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = "k=" + pairs[i];
    }
    String list = "['" + String.join("', '", values.split(";", -1)) + "']";
    return outcome("{'" + operator + "': {'k': " + list + "}}", pairs);
  }

  private static Outcome expected(String word) {
    return switch (word) {
      case "holds" -> Outcome.ALLOWED;
      case "fails" -> Outcome.IMPLICIT_DENY;
      case "unknown" -> Outcome.UNKNOWN;
      default -> throw new IllegalArgumentException(word);
    };
  }

  /** IAM User Guide, "Condition operators": each operator with a value that holds and one not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          StringEquals | a;b | b | holds
          StringEquals | a;b | B | fails
          StringEquals | a* | ab | fails
          StringEquals | a* | a* | holds
          StringNotEquals | a;b | c | holds
          StringNotEquals | a;b | b | fails
          StringEqualsIgnoreCase | Ab | aB | holds
          StringEqualsIgnoreCase | Ab | b | fails
          StringNotEqualsIgnoreCase | Ab | aB | fails
          StringNotEqualsIgnoreCase | Ab | b | holds
          StringLike | a*z?;q | abczx | holds
          StringLike | a*z? | Abczx | fails
          StringLike | a? | a | fails
          StringNotLike | a* | abc | fails
          StringNotLike | a* | b | holds
          NumericEquals | 10 | 10.0 | holds
          NumericEquals | 10 | 11 | fails
          NumericNotEquals | 10;11 | 11 | fails
          NumericNotEquals | 10;11 | 12 | holds
          NumericLessThan | 10 | 9 | holds
          NumericLessThan | 10 | 10 | fails
          NumericLessThanEquals | 10 | 10 | holds
          NumericLessThanEquals | 10 | 10.5 | fails
          NumericGreaterThan | 10 | 100 | holds
          NumericGreaterThan | 10 | 9 | fails
          NumericGreaterThanEquals | -1 | -1 | holds
          NumericGreaterThanEquals | -1 | -2 | fails
          NumericLessThan | 10 | ten | unknown
          NumericLessThan | ten | 1 | unknown
          DateEquals | 2020-01-01T00:00:00Z | 1577836800 | holds
          DateEquals | 2020-01-01T01:00:00+01:00 | 2020-01-01 | holds
          DateNotEquals | 2020-01-01 | 2020-01-02 | holds
          DateNotEquals | 2020-01-01 | 2020-01-01T00:00Z | fails
          DateLessThan | 2020-01-01 | 2019-12-31T23:59:59.999Z | holds
          DateLessThan | 2020-01-01 | 2020-01-01 | fails
          DateLessThanEquals | 2020-01-01 | 2020-01-01 | holds
          DateLessThanEquals | 2020 | 2020-01-02 | fails
          DateGreaterThan | 2020-01-01T00:00:01Z | 2020-01-01T00:00:02Z | holds
          DateGreaterThan | 2020-01-01T00:00:01Z | 2020-01-01T00:00:01Z | fails
          DateGreaterThanEquals | 2020-02 | 2020-02-01 | holds
          DateGreaterThanEquals | 2020-02 | 2020-01-31 | fails
          DateGreaterThan | 2020-02-30 | 2020-01-31 | unknown
          Bool | true | true | holds
          Bool | true | false | fails
          Bool | True | TRUE | holds
          Bool | yes | true | unknown
          BinaryEquals | QmluYXJ5VmFsdWVJbkJhc2U2NA== | QmluYXJ5VmFsdWVJbkJhc2U2NA== | holds
          BinaryEquals | QmluYXJ5VmFsdWVJbkJhc2U2NA== | QmluYXJ5 | fails
          IpAddress | 203.0.113.0/24;2001:DB8:1234:5678::/64 | 203.0.113.255 | holds
          IpAddress | 203.0.113.0/24;2001:DB8:1234:5678::/64 | 2001:db8:1234:5678:9::1 | holds
          IpAddress | 203.0.113.0/24;2001:DB8:1234:5678::/64 | 203.0.114.0 | fails
          IpAddress | 203.0.113.9 | 203.0.113.9 | holds
          IpAddress | 0.0.0.0/0 | 2001:db8::1 | fails
          IpAddress | 203.0.113.0/33 | 203.0.113.1 | unknown
          NotIpAddress | 203.0.113.0/24 | 203.0.113.1 | fails
          NotIpAddress | 203.0.113.0/24 | 198.51.100.1 | holds
          ArnEquals | arn:aws:sns:*:123456789012:t-? | arn:aws:sns:us-east-1:123456789012:t-1 | holds
          ArnEquals | arn:aws:sns:us-*:123456789012:t | arn:aws:sns:eu-west-1:123456789012:t | fails
          ArnNotEquals | arn:aws:sns:*:123456789012:t | arn:aws:sns:x:123456789012:t | fails
          ArnNotLike | arn:aws:sns:*:123456789012:t | arn:aws:sns:x:123456789012:u | holds
          ArnLike | arn:aws:sns:*:123456789012:t | not-an-arn | fails
          ArnLike | * | arn:aws:sns:x:123456789012:t | unknown
          Null | true | here | fails
          Null | false | here | holds
          """)
  void operatorWithValue(String operator, String values, String context, String expected) {
    assertThat(single(operator, values, context)).isEqualTo(expected(expected));
  }

  /** The same page, "ARN condition operators": the pattern that only a string operator matches. */
  @Test
  void starOfAnArnOperatorStaysBetweenColons() {
    String pattern = "arn:aws:someservice:*:111122223333:finance/*";
    String value =
        "k=arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt";
    assertThat(outcome("{'StringLike': {'k': '" + pattern + "'}}", value))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(outcome("{'ArnLike': {'k': '" + pattern + "'}}", value))
        .isEqualTo(Outcome.IMPLICIT_DENY);
  }

  /** A missing key: false, or true when negated; IfExists makes it true; Null asks for it. */
  @ParameterizedTest
  @CsvSource({
    "StringEquals, fails",
    "StringLike, fails",
    "NumericLessThan, fails",
    "DateEquals, fails",
    "Bool, fails",
    "BinaryEquals, fails",
    "IpAddress, fails",
    "ArnLike, fails",
    "StringNotEquals, holds",
    "StringNotEqualsIgnoreCase, holds",
    "StringNotLike, holds",
    "NumericNotEquals, holds",
    "DateNotEquals, holds",
    "NotIpAddress, holds",
    "ArnNotEquals, holds",
    "ArnNotLike, holds",
    "StringEqualsIfExists, holds",
    "StringNotEqualsIfExists, holds",
    "BoolIfExists, holds",
    "ArnLikeIfExists, holds",
    "ForAllValues:StringEquals, holds",
    "ForAllValues:StringNotEquals, holds",
    "ForAnyValue:StringEquals, fails",
    "ForAnyValue:StringNotEquals, fails",
    "ForAnyValue:StringEqualsIfExists, unknown",
    "NullIfExists, unknown"
  })
  void missingKey(String operator, String expected) {
    String base = operator.replaceAll("^For.*:", "");
    String value = "a";
    if (base.startsWith("Numeric")) {
      value = "1";
    } else if (base.startsWith("Date")) {
      value = "2020-01-01";
    } else if (base.startsWith("Bool")) {
      value = "true";
    } else if (base.startsWith("Binary")) {
      value = "YQ==";
    } else if (base.contains("Ip")) {
      value = "10.0.0.0/8";
    } else if (base.startsWith("Arn")) {
      value = "arn:aws:s3:::x";
    }
    assertThat(single(operator, value, "")).isEqualTo(expected(expected));
  }

  @Test
  void nullAsksWhetherTheKeyIsThere() {
    assertThat(outcome("{'Null': {'k': 'true'}}")).isEqualTo(Outcome.ALLOWED);
    assertThat(outcome("{'Null': {'k': 'false'}}")).isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(outcome("{'Null': {'k': true}}")).isEqualTo(Outcome.ALLOWED);
  }

  /**
   * Set operators over the tag keys of a request: the examples of IAM User Guide, "Multivalued
   * context key examples", and of iam.cloudcopilot.io, "ForAllValues:StringNotLike" and
   * "ForAnyValue:StringNotLike".
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ForAllValues:StringLike | key1*;key2*;key3* | key1:legal;key2:x | holds
          ForAllValues:StringLike | key1*;key2*;key3* | key1:legal;other | fails
          ForAllValues:StringNotLike | Owner:*;State:?? | Owner:Legal;State:NY | fails
          ForAllValues:StringNotLike | Owner:*;State:?? | Owner:Legal;owner:Legal | fails
          ForAllValues:StringNotLike | Owner:*;State:?? | owner:Legal | holds
          ForAllValues:StringNotLike | Owner:*;State:?? | owner:Legal;State:NewYork | holds
          ForAnyValue:StringEquals | environment;webserver | webserver;test | holds
          ForAnyValue:StringEquals | environment;webserver | test | fails
          ForAnyValue:StringNotLike | Owner:*;State:?? | Owner:Legal;State:NY | fails
          ForAnyValue:StringNotLike | Owner:*;State:?? | owner:Legal;Owner:Legal | holds
          ForAnyValue:StringNotLike | Owner:*;State:?? | owner:Legal;State:NewYork | holds
          ForAnyValue:StringNotEquals | DataClass;Owner | Owner | fails
          ForAnyValue:StringNotEquals | DataClass;Owner | Owner;Other | holds
          StringEquals | a | a;b | unknown
          """)
  void setOperators(String operator, String values, String context, String expected) {
    assertThat(single(operator, values, context)).isEqualTo(expected(expected));
  }

  @Test
  void severalKeysAndOperatorsMustAllHold() {
    String both = "{'StringEquals': {'a': '1', 'b': '2'}, 'StringLike': {'c': '3*'}}";
    assertThat(outcome(both, "a=1", "b=2", "c=33")).isEqualTo(Outcome.ALLOWED);
    assertThat(outcome(both, "a=1", "b=x", "c=33")).isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(outcome(both, "a=1", "b=2", "c=4")).isEqualTo(Outcome.IMPLICIT_DENY);
  }

  @Test
  void keysCountWithoutCaseAndValuesWithIt() {
    assertThat(outcome("{'StringEquals': {'AWS:CurrentTime': 'x'}}", "aws:currenttime=x"))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(outcome("{'StringEquals': {'k': 'X'}}", "k=x")).isEqualTo(Outcome.IMPLICIT_DENY);
  }

  @Test
  void variablesTakeTheirValuesFromTheRequest() {
    String home = "{'StringLike': {'s3:prefix': ['', 'home/${aws:username}/*']}}";
    assertThat(outcome(home, "s3:prefix=home/ann/x")).isEqualTo(Outcome.ALLOWED);
    assertThat(outcome(home, "s3:prefix=home/bob/x")).isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(outcome(home, "s3:prefix=")).isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void valueOfAVariableIsNoPattern() {
    String team = "{'StringLike': {'k': '${aws:PrincipalTag/team}'}}";
    assertThat(outcome(team, "aws:PrincipalTag/team=*", "k=anything"))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(outcome(team, "aws:PrincipalTag/team=*", "k=*")).isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void variableWithoutValueMatchesNothingUnlessItHasADefault() {
    assertThat(outcome("{'StringEquals': {'k': '${aws:PrincipalTag/team}'}}", "k="))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    String otherwise = "{'StringEquals': {'k': '${aws:PrincipalTag/team, \\u0027none\\u0027}'}}";
    assertThat(outcome(otherwise, "k=none")).isEqualTo(Outcome.ALLOWED);
    assertThat(outcome(otherwise, "k=none", "aws:PrincipalTag/team=red"))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    assertThat(outcome("{'StringNotEquals': {'k': '${aws:PrincipalTag/team}'}}", "k=x"))
        .isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void escapesStandForThemselves() {
    assertThat(outcome("{'StringLike': {'k': 'a${*}b${?}c${$}'}}", "k=a*b?c$"))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(outcome("{'StringLike': {'k': 'a${*}b'}}", "k=aXb"))
        .isEqualTo(Outcome.IMPLICIT_DENY);
  }

  @Test
  void versionOf2008HasNoVariables() {
    String old =
        "{'Version': '2008-10-17', 'Statement': {'Effect': 'Allow', 'Action': '*', 'Resource': '*',"
            + " 'Condition': {'StringEquals': {'k': '${aws:username}'}}}}";
    for (String text : new String[] {old, old.replace("'Version': '2008-10-17', ", "")}) {
      Policies policies = Policies.ofIdentity(List.of(Iam.text(PolicyKind.IDENTITY, text)));
      assertThat(Iam.decide(policies, Iam.request(Iam.USER, "s3:GetObject", "*", "k=ann")))
          .isEqualTo(Outcome.IMPLICIT_DENY);
      assertThat(
              Iam.decide(policies, Iam.request(Iam.USER, "s3:GetObject", "*", "k=${aws:username}")))
          .as(text)
          .isEqualTo(Outcome.ALLOWED);
    }
  }

  /** IAM User Guide: a Deny with a negated operator and IfExists denies without the tag too. */
  @Test
  void denyWithIfExistsOnMissingKeys() {
    String deny =
        Iam.statement(
            "Deny",
            "s3:*",
            "*",
            "'Condition': {'StringEqualsIfExists': {'aws:ResourceTag/c': 'sensitive'},"
                + " 'StringNotEqualsIfExists': {'aws:SourceOrgID': 'mine'},"
                + " 'BoolIfExists': {'aws:PrincipalIsAWSService': 'false'}}");
    Policies policies = Iam.identityOnly(Iam.allow("s3:*", "*"), deny);
    assertThat(Iam.decide(policies, Iam.request(Iam.USER, "s3:GetObject", "*")))
        .isEqualTo(Outcome.EXPLICIT_DENY);
    assertThat(
            Iam.decide(
                policies,
                Iam.request(Iam.USER, "s3:GetObject", "*", "aws:ResourceTag/c=not-sensitive")))
        .isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void partialContextAnswersOnlyWhatIsCertain() {
    Policies policies =
        Iam.identityOnly(
            Iam.statement("Allow", "s3:Get*", "*", "'Condition': {'Bool': {'k': 'true'}}"),
            Iam.statement("Deny", "s3:GetBucketAcl", "*", "'Condition': {'Bool': {'l': 'true'}}"));
    Principal user = Principal.of(Iam.USER).orElseThrow();
    Context open = Context.partial(Map.of());
    Decision decision = Evaluation.decide(policies, Request.of(user, "s3:GetObject", "*", open));
    assertThat(decision.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(decision.missing()).contains("whether the request has k");
    assertThat(Iam.decide(policies, Request.of(user, "s3:PutObject", "*", open)))
        .isEqualTo(Outcome.IMPLICIT_DENY);
    Context known = Context.partial(Iam.keys("k=true"), Set.of("L"));
    assertThat(Iam.decide(policies, Request.of(user, "s3:GetBucketAcl", "*", known)))
        .isEqualTo(Outcome.ALLOWED);
  }
}
