package dev.seawall.checks.access;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.OidcProvider;
import dev.seawall.core.aws.iam.Trust;
import dev.seawall.core.aws.iam.Trusted;
import java.util.List;

/**
 * What a trust policy asks of those whom it names as a whole: an account, or an issuer of tokens.
 */
final class TrustLimits {
  /** Somebody else's subjects at the issuers that sign for everybody, as these write them. */
  private static final List<String> STRANGERS =
      List.of(
          "repo:named-by-no-policy-7q3x/x:ref:refs/heads/main",
          "project_path:named-by-no-policy-7q3x/x:ref_type:branch:ref:main",
          "organization:named-by-no-policy-7q3x:project:x:workspace:x:run_phase:apply",
          "100000000000000000007");

  private TrustLimits() {}

  /**
   * Whether the account as a whole must bring a second factor or be somebody certain. The name of a
   * session is no limit: whoever takes the role chooses it.
   */
  static boolean isLimited(IamRole role, Trusted account) {
    return List.of(
            "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge",
            "aws:PrincipalArn",
            "aws:userid")
        .stream()
        .anyMatch(key -> role.trust().asks(account.name(), key));
  }

  /** Whether an issuer that signs for everybody gives the role to tokens of somebody else. */
  static boolean letsStrangers(IamRole role, Trusted provider) {
    String name = provider.name();
    return OidcProvider.isShared(Trust.issuerOf(name))
        && role.trust().audiences(name).stream()
            .anyMatch(
                audience -> STRANGERS.stream().anyMatch(sub -> role.lets(name, sub, audience)));
  }
}
