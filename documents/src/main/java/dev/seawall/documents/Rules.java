package dev.seawall.documents;

import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Value;
import dev.seawall.documents.Level.Role;
import dev.seawall.documents.redact.CredentialPatterns;
import org.jspecify.annotations.Nullable;

/** Which parts of objects are special to the reader, by the names they have in the API. */
final class Rules {
  private static final String SERVICE_ACCOUNT_VOLUME = "kube-api-access-";
  private static final int SUFFIX_LENGTH = 5;

  private Rules() {}

  static Role role(Role parent, String key, boolean sequence) {
    if (sequence) {
      return switch (key) {
        case "env" -> Role.VARIABLES;
        case "args", "command" -> Role.ARGUMENTS;
        default -> Role.PLAIN;
      };
    }
    if (parent == Role.ROOT && key.equals("metadata")) {
      return Role.METADATA;
    }
    if (parent == Role.METADATA && key.equals("annotations")) {
      return Role.ANNOTATIONS;
    }
    return Role.PLAIN;
  }

  static boolean isData(String key) {
    return key.equals("data") || key.equals("stringData") || key.equals("binaryData");
  }

  /** Whether the next key is in a version of a CustomResourceDefinition. */
  static boolean isVersionSchema(Level level) {
    return level.depth() == 4
        && level.frameKey(2).equals("versions")
        && level.frameKey(1).equals("spec")
        && level.kind.equals("CustomResourceDefinition");
  }

  /** The text without what differs between the pods of one template. */
  static String withoutRandomSuffix(@Nullable String key, String text) {
    return "name".equals(key)
            && text.length() == SERVICE_ACCOUNT_VOLUME.length() + SUFFIX_LENGTH
            && text.startsWith(SERVICE_ACCOUNT_VOLUME)
        ? "kube-api-access"
        : text;
  }

  /** What is kept of an annotation. */
  static Value annotation(@Nullable String key, String text, Pool pool) {
    if ("kubectl.kubernetes.io/last-applied-configuration".equals(key)) {
      return CredentialPatterns.inAppliedConfiguration(text)
          .<Value>map(Redacted::new)
          .orElseGet(() -> pool.text("(last applied configuration)"));
    }
    return pool.text(text);
  }
}
