package dev.seawall.core.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trust policy lets in whom STS would let in, and what is not known is unknown. */
class TrustTest {
  private static final String ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/AAAA";
  private static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/" + ISSUER;
  private static final String CART = "system:serviceaccount:shop:cart";
  private static final String AUDIENCE = "sts.amazonaws.com";

  private static Trust trust(String condition) {
    return of(
        "{'Effect': 'Allow', 'Principal': {'Federated': '"
            + PROVIDER
            + "'}, 'Action': 'sts:AssumeRoleWithWebIdentity', 'Condition': "
            + condition.replace("ISSUER", ISSUER)
            + "}");
  }

  private static Trust of(String... statements) {
    return new Trust(Iam.ROLE, Iam.resource(statements));
  }

  /** The columns: what is asked, and the answers for the service account and for another one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {}                                                                                | Yes     | Yes
          {'StringEquals': {'ISSUER:aud': 'sts.amazonaws.com'}}                             | Yes     | Yes
          {'StringEquals': {'ISSUER:sub': 'system:serviceaccount:shop:cart'}}               | Yes     | No
          {'StringEquals': {'ISSUER:SUB': 'system:serviceaccount:shop:cart'}}               | Yes     | No
          {'StringLike': {'ISSUER:sub': 'system:serviceaccount:shop:*'}}                    | Yes     | Yes
          {'StringLike': {'ISSUER:sub': 'system:serviceaccount:*:*'}}                       | Yes     | Yes
          {'StringEquals': {'ISSUER:sub': 'system:serviceaccount:*:*'}}                     | No      | No
          {'ForAllValues:StringEquals': {'ISSUER:sub': 'system:serviceaccount:shop:cart'}}  | Yes     | No
          {'StringEqualsIfExists': {'ISSUER:sub': 'system:serviceaccount:shop:cart'}}       | Yes     | No
          {'ForAllValues:StringEquals': {'other:sub': 'system:serviceaccount:shop:cart'}}   | Yes     | Yes
          {'StringEqualsIfExists': {'other:sub': 'system:serviceaccount:shop:cart'}}        | Yes     | Yes
          {'StringEquals': {'other:sub': 'system:serviceaccount:shop:cart'}}                | No      | No
          {'StringNotEquals': {'ISSUER:sub': 'system:serviceaccount:shop:cart'}}            | No      | Yes
          {'StringEquals': {'ISSUER:aud': 'something.else'}}                                | No      | No
          {'StringEquals': {'aws:PrincipalOrgID': 'o-1'}}                                   | Unknown | Unknown
          {'StringLikes': {'ISSUER:sub': 'system:serviceaccount:shop:cart'}}                | Unknown | Unknown
          """)
  void tokensOfServiceAccounts(String condition, String cart, String other) {
    Trust trust = trust(condition);
    assertThat(kind(trust.lets(PROVIDER, CART, AUDIENCE))).isEqualTo(cart);
    assertThat(kind(trust.lets(PROVIDER, "system:serviceaccount:shop:other", AUDIENCE)))
        .isEqualTo(other);
  }

  private static String kind(Answer answer) {
    return answer.getClass().getSimpleName();
  }

  @Test
  void aTokenOfAnotherClusterIsNotLetIn() {
    Trust trust = trust("{}");
    assertThat(trust.lets(PROVIDER.replace("AAAA", "BBBB"), CART, AUDIENCE))
        .isInstanceOf(Answer.No.class);
  }

  @Test
  void whoIsTrusted() {
    Trust trust =
        of(
            Iam.grant("{'AWS': ['111122223333', 'arn:aws:iam::444455556666:role/ci']}", "sts:*"),
            Iam.grant("{'Service': 'ec2.amazonaws.com'}", "sts:AssumeRole"),
            Iam.grant("'*'", "sts:Assume*"),
            Iam.grant("{'Federated': '" + PROVIDER + "'}", "sts:AssumeRoleWithWebIdentity"),
            Iam.grant("{'Service': 'tagger.amazonaws.com'}", "sts:TagSession"));
    assertThat(trust.trusted())
        .containsExactly(
            new Trusted(Trusted.Kind.EVERYBODY, "*"),
            new Trusted(Trusted.Kind.ACCOUNT, "111122223333"),
            new Trusted(Trusted.Kind.PRINCIPAL, "arn:aws:iam::444455556666:role/ci"),
            new Trusted(Trusted.Kind.SERVICE, "ec2.amazonaws.com"),
            new Trusted(Trusted.Kind.FEDERATED, PROVIDER));
    assertThat(trust.openIdProviders()).containsExactly(PROVIDER);
    assertThat(trust.trusted().first().account()).isEmpty();
    assertThat(trust.trusted().last().account()).isEmpty();
  }

  @Test
  void servicesAreLetInByActionAndContext() {
    Trust trust =
        of(
            Iam.statement(
                "Allow",
                "sts:AssumeRole",
                "*",
                "'Principal': {'Service': 'pods.eks.amazonaws.com'}, 'Condition':"
                    + " {'StringEquals': {'aws:SourceAccount': '111122223333'}}"));
    String pods = "pods.eks.amazonaws.com";
    Map<String, List<String>> own = Map.of("aws:SourceAccount", List.of("111122223333"));
    Map<String, List<String>> foreign = Map.of("aws:SourceAccount", List.of("444455556666"));
    assertThat(trust.lets(pods, "sts:AssumeRole", own)).isInstanceOf(Answer.Yes.class);
    assertThat(trust.lets(pods, "sts:AssumeRole", foreign)).isInstanceOf(Answer.No.class);
    assertThat(trust.lets(pods, "sts:AssumeRole", Map.of())).isInstanceOf(Answer.Unknown.class);
    assertThat(trust.lets(pods, "sts:TagSession", own)).isInstanceOf(Answer.No.class);
  }

  @Test
  void claimsAreReadWithoutCaseAndTellWhetherTheyHoldWithoutTheKey() {
    Trust trust =
        trust(
            "{'StringEquals': {'ISSUER:SUB': ['a', 'b']}, 'ForAllValues:StringLike': {'ISSUER:aud':"
                + " 'c'}, 'StringNotEquals': {'ISSUER:sub': 'd'}, 'Null': {'ISSUER:sub':"
                + " 'false'}}");
    assertThat(trust.claims(PROVIDER, ISSUER + ":sub"))
        .extracting(Claim::operator, Claim::values, Claim::holdsWithoutKey)
        .containsExactly(
            tuple("StringEquals", List.of("a", "b"), false),
            tuple("StringNotEquals", List.of("d"), true),
            tuple("Null", List.of("false"), false));
    assertThat(trust.claims(PROVIDER, ISSUER + ":aud"))
        .extracting(Claim::holdsWithoutKey)
        .containsExactly(true);
    assertThat(trust.claims("ec2.amazonaws.com", ISSUER + ":sub")).isEmpty();
  }

  @Test
  void aTrustPolicyThatWasNotReadLetsInAnybodyPerhaps() {
    Trust trust = new Trust(Iam.ROLE, Policy.unread("trust", PolicyKind.RESOURCE, "denied"));
    assertThat(trust.lets(PROVIDER, CART, AUDIENCE)).isInstanceOf(Answer.Unknown.class);
    assertThat(trust.trusted()).extracting(Trusted::kind).containsExactly(Trusted.Kind.OTHER);
  }
}
