package dev.seawall.collect.aws;

import java.util.List;
import java.util.Optional;

/**
 * How to reach an account. Credentials come from where the AWS CLI takes them: the environment, the
 * user's own configuration, or the role of the machine; endpoints from {@code AWS_ENDPOINT_URL} and
 * its kin.
 *
 * @param profile of the user's own configuration, rather than the default chain
 * @param regions to look in; empty for the one that is configured, or for all enabled ones when all
 *     clusters are asked for
 * @param roleArn a role to assume first
 * @param externalId what the role's trust policy asks for
 */
public record AwsConnection(
    Optional<String> profile,
    List<String> regions,
    Optional<String> roleArn,
    Optional<String> externalId) {
  /** The default chain and the region that is configured. */
  public static final AwsConnection STANDARD =
      new AwsConnection(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  public AwsConnection {
    regions = List.copyOf(regions);
  }

  public AwsConnection inRegions(List<String> names) {
    return new AwsConnection(profile, names, roleArn, externalId);
  }

  public AwsConnection withRole(String arn, Optional<String> id) {
    return new AwsConnection(profile, regions, Optional.of(arn), id);
  }
}
