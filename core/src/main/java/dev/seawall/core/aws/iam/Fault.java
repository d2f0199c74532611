package dev.seawall.core.aws.iam;

import dev.seawall.core.value.Path;

/**
 * Why a part of a policy cannot be what AWS would accept.
 *
 * @param policy what the policy was called when it was read
 * @param path where in the policy's document
 */
public record Fault(String policy, Path path, String message) {
  /** {@code identityPolicies[0]: Statement[2].Effect: the effect is "allow"; …}. */
  @Override
  public String toString() {
    String at = path.toString();
    return policy + ": " + (at.isEmpty() ? "" : at + ": ") + message;
  }
}
