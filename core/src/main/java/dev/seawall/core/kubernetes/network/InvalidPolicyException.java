package dev.seawall.core.kubernetes.network;

/** A part of a policy that its API would refuse, or that Seawall cannot evaluate. */
final class InvalidPolicyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidPolicyException(String message) {
    super(message, null, false, false);
  }
}
