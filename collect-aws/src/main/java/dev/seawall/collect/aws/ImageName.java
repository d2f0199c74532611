package dev.seawall.collect.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image in a private ECR registry, by tag or digest.
 *
 * @param account the registry, which is an account
 * @param region where the registry is
 * @param repository its name
 * @param digest {@code sha256:…}, or empty
 * @param tag {@code latest} when neither is written
 */
record ImageName(String account, String region, String repository, String digest, String tag) {
  /** After the Amazon ECR User Guide, "Registry concepts"; dual-stack and FIPS names included. */
  private static final Pattern ECR =
      Pattern.compile(
          "([0-9]{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)/"
              + "([a-z0-9._/-]{1,256})(?::([A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

  /** The image that a container's reference names, when it is in ECR. */
  static Optional<ImageName> of(String reference) {
    Matcher parts = ECR.matcher(reference);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String digest = parts.group(5) == null ? "" : parts.group(5);
    String tag = parts.group(4) == null ? (digest.isEmpty() ? "latest" : "") : parts.group(4);
    return Optional.of(new ImageName(parts.group(1), parts.group(2), parts.group(3), digest, tag));
  }
}
