package dev.seawall.emulators.eks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the credential scope of a Signature Version 4 says. An access key id of twelve
 * digits is the account; every other one belongs to the account that moto uses too. The signature
 * itself is not checked.
 */
record Caller(String account, String region, String arn) {
  private static final String DEFAULT_ACCOUNT = "123456789012";
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/,\\s]+)/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern USER = Pattern.compile("[\\w+=,.@-]{1,64}");

  static Caller of(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 ")) {
      throw ServiceFailure.of(
          403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    Matcher scope = SCOPE.matcher(authorization);
    if (!scope.find()) {
      throw ServiceFailure.of(
          403,
          "IncompleteSignatureException",
          "The Authorization header has no credential scope such as"
              + " KEY/20260101/REGION/eks/aws4_request");
    }
    if (!scope.group(4).equals("eks")) {
      throw ServiceFailure.of(
          403,
          "InvalidSignatureException",
          "Credential should be scoped to correct service: 'eks'.");
    }
    String key = scope.group(1);
    if (ACCOUNT.matcher(key).matches()) {
      return new Caller(key, scope.group(3), user(key, "emulator"));
    }
    String name = USER.matcher(key).matches() ? key : "emulator";
    return new Caller(DEFAULT_ACCOUNT, scope.group(3), user(DEFAULT_ACCOUNT, name));
  }

  private static String user(String account, String name) {
    return "arn:aws:iam::" + account + ":user/" + name;
  }

  /** The part of the world: {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
  String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /** An ARN of EKS in the caller's account and region. */
  String arn(String resource) {
    return "arn:" + partition() + ":eks:" + region + ":" + account + ":" + resource;
  }

  /** The account of an IAM principal's ARN, if it is one. */
  static Optional<String> accountOf(String principal) {
    String[] parts = principal.split(":", 6);
    boolean iam =
        parts.length == 6
            && parts[0].equals("arn")
            && parts[2].equals("iam")
            && ACCOUNT.matcher(parts[4]).matches();
    return iam ? Optional.of(parts[4]) : Optional.empty();
  }
}
