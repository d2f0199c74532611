package dev.seawall.core.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image in a private registry of ECR, as a container names it: {@code
 * ACCOUNT.dkr.ecr.REGION.amazonaws.com/repository:tag} (Amazon ECR user guide, "Registry
 * concepts"). A registry whose name only contains these words is none.
 *
 * @param tag {@code latest} when neither a tag nor a digest is written, empty beside a digest
 * @param digest {@code sha256:…}, or empty
 */
public record EcrImage(
    String account, String region, String repository, String tag, String digest) {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com(?:\\.cn)?|on\\.aws)/"
              + "([a-z0-9._/-]{1,256})(?::([A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?"
              + "(?:@(sha256:[0-9a-f]{64}))?");

  /** The image that a container's reference names, when it is in such a registry. */
  public static Optional<EcrImage> of(String reference) {
    Matcher parts = REFERENCE.matcher(reference);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String digest = Optional.ofNullable(parts.group(5)).orElse("");
    String tag = Optional.ofNullable(parts.group(4)).orElse(digest.isEmpty() ? "latest" : "");
    return Optional.of(new EcrImage(parts.group(1), parts.group(2), parts.group(3), tag, digest));
  }

  /** Whether it is in a repository. */
  public boolean isIn(Repository repository) {
    return repository.account().equals(account)
        && repository.region().equals(region)
        && repository.arn().name().equals(this.repository);
  }
}
