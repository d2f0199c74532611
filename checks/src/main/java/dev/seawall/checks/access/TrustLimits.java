package dev.seawall.checks.access;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Trusted;
import java.util.List;

/** What a trust policy may ask of an account that it trusts as a whole. */
final class TrustLimits {
  private TrustLimits() {}

  /** Whether the account as a whole must bring a second factor or be somebody certain. */
  static boolean isLimited(IamRole role, Trusted account) {
    return List.of(
            "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge",
            "aws:PrincipalArn",
            "aws:userid",
            "sts:RoleSessionName")
        .stream()
        .anyMatch(key -> role.trust().asks(account.name(), key));
  }
}
