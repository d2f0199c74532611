package dev.seawall.collect.kubernetes;

import dev.seawall.collect.kubernetes.ApiFailure.Kind;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of a list that could not be read. */
final class Sentences {
  private static final Pattern USER = Pattern.compile("User (\"[^\"]*\") cannot ");

  private Sentences() {}

  /** The gap that a failure leaves after so many objects of the type were read. */
  static Gap gap(ResourceType type, String namespace, ApiFailure failure, int objects) {
    String message =
        failure.kind() == Kind.FORBIDDEN
            ? notAllowed(type, namespace, user(failure))
            : "list " + type + place(type, namespace, false) + ": the server " + words(failure);
    String read = objects == 0 ? "" : " (" + objects + " were read)";
    return new Gap(type, namespace, "list", failure.reason(), message + read);
  }

  private static String words(ApiFailure failure) {
    return String.valueOf(failure.getMessage());
  }

  /** {@code list pods is not allowed for user "viewer" in any namespace}. */
  static String notAllowed(ResourceType type, String namespace, String user) {
    return "list " + type + " is not allowed" + user + place(type, namespace, true);
  }

  private static String user(ApiFailure failure) {
    Matcher user = USER.matcher(words(failure));
    return user.find() ? " for user " + user.group(1) : "";
  }

  private static String place(ResourceType type, String namespace, boolean everywhere) {
    if (!namespace.isEmpty()) {
      return " in namespace \"" + namespace + "\"";
    }
    return everywhere && type.namespaced() ? " in any namespace" : "";
  }

  static Gap secretsNotAsked(ResourceType type) {
    return new Gap(
        type,
        "",
        "list",
        Gap.Reason.NOT_ASKED,
        "Secrets are not read unless --read-secrets asks, and then only names, types and key"
            + " names");
  }
}
