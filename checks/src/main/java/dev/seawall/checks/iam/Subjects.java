package dev.seawall.checks.iam;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Claim;
import dev.seawall.core.aws.iam.Trust;
import java.util.List;
import java.util.stream.Stream;

/** The subjects that a trust policy asks of the tokens of a cluster's service accounts. */
final class Subjects {
  /** A service account that no policy names, as the subject of its token. */
  static final String NOBODY =
      "system:serviceaccount:named-by-no-policy-7q3x:named-by-no-policy-7q3x";

  private Subjects() {}

  /** What is asked of subject and audience. */
  static List<Claim> claims(IamRole role, String provider) {
    String issuer = Trust.issuerOf(provider);
    return Stream.of(":sub", ":aud")
        .flatMap(claim -> role.trust().claims(provider, issuer + claim).stream())
        .toList();
  }

  private static Stream<Claim> named(IamRole role, String provider) {
    return role.trust().claims(provider, Trust.issuerOf(provider) + ":sub").stream()
        .filter(claim -> claim.operator().contains("String"))
        .filter(claim -> !claim.operator().contains("Not"));
  }

  private static boolean isPattern(Claim claim, String subject) {
    return claim.operator().contains("Like") && (subject.contains("*") || subject.contains("?"));
  }

  /** The subjects with wildcards. */
  static List<String> patterns(IamRole role, String provider) {
    return named(role, provider)
        .flatMap(claim -> claim.values().stream().filter(each -> isPattern(claim, each)))
        .toList();
  }

  /** The subjects without wildcards. */
  static List<String> exact(IamRole role, String provider) {
    return named(role, provider)
        .flatMap(claim -> claim.values().stream().filter(each -> !isPattern(claim, each)))
        .distinct()
        .toList();
  }

  /** Whether a service account gets the role, for one of the audiences that its token may have. */
  static boolean letsIn(IamRole role, String provider, String subject) {
    return role.trust().audiences(provider).stream()
        .anyMatch(audience -> role.lets(provider, subject, audience));
  }

  /** A subject for each that is named, and one that is not. */
  static List<String> examples(IamRole role, String provider) {
    return Stream.concat(
            Stream.of(NOBODY),
            Stream.concat(
                exact(role, provider).stream(),
                patterns(role, provider).stream().map(Subjects::example)))
        .toList();
  }

  /** A subject that a pattern means and that nobody has. */
  static String example(String pattern) {
    return pattern.replace("*", "named-by-no-policy-7q3x").replace('?', 'x');
  }

  /** Whether a pattern names its namespace and at least how the account's name begins. */
  static boolean isInOneNamespace(String pattern) {
    String[] parts = pattern.split(":", -1);
    return parts.length == 4
        && !parts[2].contains("*")
        && !parts[2].contains("?")
        && !parts[3].startsWith("*");
  }

  /** {@code EXAMPLE}: the part of an issuer that tells clusters apart. */
  static String shortIssuer(String provider) {
    String issuer = Trust.issuerOf(provider);
    return issuer.substring(issuer.indexOf("/id/") + "/id/".length());
  }

  /** {@code sub} or {@code aud}. */
  static String claimName(Claim claim) {
    return claim.key().substring(claim.key().lastIndexOf(':') + 1);
  }
}
