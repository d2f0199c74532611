package dev.seawall.documents;

import dev.seawall.documents.redact.CredentialPatterns;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which environment variables hold a credential, because the pods of one workload repeat
 * theirs. Holds a bounded number of short ones, and those that were asked for lately.
 */
final class KnownVariables {
  private static final int MOST = 4096;
  private static final int LONGEST = 256;
  private Map<Variable, Optional<String>> known = new HashMap<>();

  /** Those known when there were too many of them; who is asked for again is known again. */
  private Map<Variable, Optional<String>> before = Map.of();

  private record Variable(String name, String value) {}

  /** What the variable looks like, as {@link CredentialPatterns#inVariable} says. */
  Optional<String> credential(String name, String value) {
    if (name.length() + value.length() > LONGEST) {
      return CredentialPatterns.inVariable(name, value);
    }
    Variable variable = new Variable(name, value);
    Optional<String> found = known.get(variable);
    if (found == null) {
      found = before.get(variable);
      found = found == null ? CredentialPatterns.inVariable(name, value) : found;
      if (known.size() == MOST) {
        before = known;
        known = new HashMap<>();
      }
      known.put(variable, found);
    }
    return found;
  }
}
