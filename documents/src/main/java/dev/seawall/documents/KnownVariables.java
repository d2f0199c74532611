package dev.seawall.documents;

import dev.seawall.documents.redact.CredentialPatterns;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which environment variables hold a credential, because the pods of one workload repeat
 * theirs. Holds a bounded number of short ones.
 */
final class KnownVariables {
  private static final int MOST = 4096;
  private static final int LONGEST = 256;
  private final Map<Variable, Optional<String>> known = new HashMap<>();

  private record Variable(String name, String value) {}

  /** What the variable looks like, as {@link CredentialPatterns#inVariable} says. */
  Optional<String> credential(String name, String value) {
    if (name.length() + value.length() > LONGEST) {
      return CredentialPatterns.inVariable(name, value);
    }
    if (known.size() == MOST) {
      known.clear();
    }
    return known.computeIfAbsent(
        new Variable(name, value), each -> CredentialPatterns.inVariable(each.name, each.value));
  }
}
