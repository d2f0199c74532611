package dev.seawall.core.aws;

import dev.seawall.core.snapshot.ResourceType;

/**
 * An operation of an AWS API that tells something of a type, and the IAM action that allows it,
 * which may have another name (Service Authorization Reference).
 */
public record AwsOperation(ResourceType type, String name, String action) {
  /** The prefix of the action, such as {@code eks}. */
  public String service() {
    return action.substring(0, action.indexOf(':'));
  }
}
